const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const shortMonth = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  month: 'short',
});

/**
 * The absolute time in a zone, as `Tue 14 Oct 2025, 09:00 GMT-5`.
 *
 * @public
 */
export function formatAbsoluteTime(iso: string, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(iso));
  const get = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find(part => part.type === type)?.value ?? '';
  return `${get('weekday')} ${get('day')} ${get('month')} ${get('year')}, ${get(
    'hour',
  )}:${get('minute')} ${get('timeZoneName')}`;
}

function dayIn(date: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(date);
}

/**
 * The time of day in a zone, with the day when it is not `now`'s:
 * `06:12`, `Mon 13 Oct 06:12`.
 *
 * @public
 */
export function formatClockTime(
  iso: string,
  now: Date,
  timeZone?: string,
): string {
  const at = new Date(iso);
  const isToday = dayIn(at, timeZone) === dayIn(now, timeZone);
  return isToday ? timeOfDay(at, timeZone) : formatDayTime(iso, timeZone);
}

function timeOfDay(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/**
 * Day and time in a zone: `Mon 13 Oct 06:12`.
 *
 * @public
 */
export function formatDayTime(iso: string, timeZone?: string): string {
  const at = new Date(iso);
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
    .format(at)
    .replace(',', '');
  return `${day} ${timeOfDay(at, timeZone)}`;
}

/**
 * A calendar date without a zone, as `14 Oct` or, with the year, `14 Oct 2025`.
 *
 * @public
 */
export function formatDate(isoDate: string, withYear: boolean = false): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  const year = withYear ? ` ${date.getUTCFullYear()}` : '';
  return `${date.getUTCDate()} ${shortMonth.format(date)}${year}`;
}

/** Distance between two instants in the largest fitting unit. @public */
export interface TimeDistance {
  unit: 'now' | 'minutes' | 'hours' | 'days';
  count: number;
  past: boolean;
}

/**
 * How far `iso` is from `now`: within a minute it is `now`, minutes up to an
 * hour and a half, hours up to two days.
 *
 * @public
 */
export function timeDistance(iso: string, now: Date): TimeDistance {
  const distanceMs = now.getTime() - Date.parse(iso);
  const past = distanceMs >= 0;
  const size = Math.abs(distanceMs);
  if (size < MINUTE_MS) {
    return { unit: 'now', count: 0, past };
  }
  if (size < 1.5 * HOUR_MS) {
    return { unit: 'minutes', count: Math.floor(size / MINUTE_MS), past };
  }
  if (size < 2 * DAY_MS) {
    return { unit: 'hours', count: Math.floor(size / HOUR_MS), past };
  }
  return { unit: 'days', count: Math.floor(size / DAY_MS), past };
}
