/** One measure of a trend: its name and how it is written. @public */
export interface TrendSeries {
  name: string;
  /** Exact, for the tooltip. */
  format: (value: number) => string;
  /** Short, for the axis. */
  axis: (value: number) => string;
}

/**
 * One day of a trend; null where nothing is known. The previous values belong
 * to the day at the same place of the period before.
 *
 * @public
 */
export interface TrendDay {
  /** ISO date. */
  date: string;
  line: number | null;
  bars: number | null;
  previousDate: string | null;
  previousLine: number | null;
  previousBars: number | null;
}

/** Days whose numbers are late or missing. @public */
export interface TrendBand {
  /** ISO dates, both included. */
  from: string;
  to: string;
  label: string;
}

/** @public */
export interface TrendChartProps {
  /** What the chart shows, for those who do not see it. */
  label: string;
  days: TrendDay[];
  line: TrendSeries;
  bars: TrendSeries;
  band?: TrendBand;
  /** The day that is still going on. */
  unfinishedDate?: string;
}
