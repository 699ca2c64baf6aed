import { MetricsSections } from '@adinsights/plugin-platform-common';

type Availability = MetricsSections['availability']['campaign'];

/**
 * Whether a section has numbers. Rows without a currency rate are left out of
 * them: some missing is said beside the numbers, all missing makes them
 * unavailable.
 */
export function availabilityOf(options: {
  rows: number;
  unconverted: number;
  /** Why there may be no rows at all. */
  emptyReason: 'no_recent_data' | 'no_matching_filters';
}): Availability {
  const { rows, unconverted, emptyReason } = options;
  if (rows === 0) {
    return { status: 'empty', reason: emptyReason };
  }
  if (unconverted === 0) {
    return { status: 'available', reason: null };
  }
  return {
    status: unconverted === rows ? 'unavailable' : 'available',
    reason: 'fx_rate_missing',
  };
}
