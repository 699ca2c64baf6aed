import type {
  CombinedMetrics,
  TrendPoint,
} from '@adinsights/plugin-platform-common';
import type { TrendBand, TrendDay } from '@adinsights/plugin-platform-react';

const DAY_MS = 86_400_000;

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar date of an instant in a zone, as an ISO date. */
export function dateIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
}

/**
 * Days of a trend beside those of the period before, the first beside the
 * first. Days without a row are kept with nulls, up to `until`.
 */
export function trendDays(
  campaign: Pick<CombinedMetrics['campaign'], 'trend' | 'previous'>,
  until?: string,
): TrendDay[] {
  const { trend, previous } = campaign;
  if (trend.length === 0) {
    return [];
  }
  const byDate = new Map(trend.map(point => [point.date, point]));
  const before = new Map<string, TrendPoint>(
    previous?.trend.map(point => [point.date, point]),
  );
  const last = trend[trend.length - 1].date;
  const end = until && until > last ? until : last;
  const days: TrendDay[] = [];
  for (let date = trend[0].date; date <= end; date = addDays(date, 1)) {
    const point = byDate.get(date);
    const previousDate = previous
      ? addDays(previous.startDate, days.length)
      : null;
    const inside = previousDate !== null && previousDate <= previous!.endDate;
    const earlier = inside ? before.get(previousDate) : undefined;
    days.push({
      date,
      line: point?.spend ?? null,
      bars: point?.conversions ?? null,
      previousDate: inside ? previousDate : null,
      previousLine: earlier?.spend ?? null,
      previousBars: earlier?.conversions ?? null,
    });
  }
  return days;
}

const LONGEST_WAIT_DAYS = 14;

/**
 * Up to which day a trend is drawn and which days wait for data: when live
 * numbers are late or stale, from the day the data ends to today, a date of
 * the tenant's zone.
 */
export function waitingDays(
  metrics: CombinedMetrics,
  today: string,
): { until?: string; band?: Omit<TrendBand, 'label'> } {
  const { freshness, dataAsOf, tenant, coverage, dataset } = metrics;
  const waits = freshness.state === 'late' || freshness.state === 'stale';
  if (dataset !== 'live' || !waits || !dataAsOf || !coverage.endDate) {
    return {};
  }
  const from = dateIn(new Date(dataAsOf), tenant.timezone);
  if (from < (coverage.startDate ?? from) || coverage.endDate < from) {
    return {};
  }
  const farthest = addDays(coverage.endDate, LONGEST_WAIT_DAYS);
  const until = today < farthest ? today : farthest;
  return { until, band: { from, to: until } };
}
