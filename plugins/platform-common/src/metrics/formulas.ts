/** Sums from which every ratio is made. Money in one currency. @public */
export interface Measures {
  spend: number;
  impressions: number;
  clicks: number;
  conversions: number;
  conversionValue: number;
}

/** Ratios of one set of sums; null where the denominator is zero. @public */
export interface Ratios {
  ctr: number | null;
  conversionRate: number | null;
  cpc: number | null;
  cpa: number | null;
  cpm: number | null;
  roas: number | null;
}

/** `numerator / denominator`, null when there is nothing to divide by. @public */
export function ratio(
  numerator: number | null,
  denominator: number | null,
): number | null {
  return numerator === null || !denominator ? null : numerator / denominator;
}

/**
 * The ratios of a group, from the group's sums and never as a mean of ratios.
 * ROAS is value over spend.
 *
 * @public
 */
export function ratiosOf(sums: Measures): Ratios {
  return {
    ctr: ratio(sums.clicks, sums.impressions),
    conversionRate: ratio(sums.conversions, sums.clicks),
    cpc: ratio(sums.spend, sums.clicks),
    cpa: ratio(sums.spend, sums.conversions),
    cpm: ratio(1000 * sums.spend, sums.impressions),
    roas: ratio(sums.conversionValue, sums.spend),
  };
}
