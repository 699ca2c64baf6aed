const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A length of time in the two units that matter. */
export type DurationParts =
  | { unit: 'seconds'; seconds: number }
  | { unit: 'minutes'; minutes: number; seconds: number }
  | { unit: 'hours'; hours: number; minutes: number };

/** Splits milliseconds: seconds below a minute, hours from one on. */
export function durationParts(ms: number): DurationParts {
  const size = Math.max(0, ms);
  if (size < MINUTE_MS) {
    return { unit: 'seconds', seconds: Math.floor(size / SECOND_MS) };
  }
  if (size < HOUR_MS) {
    return {
      unit: 'minutes',
      minutes: Math.floor(size / MINUTE_MS),
      seconds: Math.floor((size % MINUTE_MS) / SECOND_MS),
    };
  }
  return {
    unit: 'hours',
    hours: Math.floor(size / HOUR_MS),
    minutes: Math.floor((size % HOUR_MS) / MINUTE_MS),
  };
}
