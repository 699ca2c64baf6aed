import { hourWeights } from '../accounts/performance';
import { GoogleMetrics } from './metrics';

/** The metrics of one hour of a day. */
export interface HourMetrics extends GoogleMetrics {
  hour: number;
}

/**
 * Splits a day's metrics over its first `hours` hours so that the parts add up
 * to the day exactly. Hours without delivery are left out. Conversions stay
 * whole, in one hour chosen by `pick` (in [0, 1)).
 */
export function splitByHour(
  day: GoogleMetrics,
  hours: number,
  pick: number,
): HourMetrics[] {
  const weights = hourWeights.slice(0, hours);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts: HourMetrics[] = [];
  let before = 0;
  weights.forEach((weight, hour) => {
    const from = before / total;
    const to = (before + weight) / total;
    before += weight;
    const part = (value: number) =>
      Math.round(value * to) - Math.round(value * from);
    const costMicros = part(day.costMicros);
    const impressions = part(day.impressions);
    if (costMicros > 0 || impressions > 0) {
      parts.push({
        hour,
        costMicros,
        impressions,
        clicks: part(day.clicks),
        conversions: 0,
        conversionsValue: 0,
      });
    }
  });
  const clicked = parts.filter(({ clicks }) => clicks > 0);
  const candidates = clicked.length > 0 ? clicked : parts;
  const converting = candidates[Math.floor(pick * candidates.length)];
  if (converting) {
    converting.conversions = day.conversions;
    converting.conversionsValue = day.conversionsValue;
  }
  return parts;
}
