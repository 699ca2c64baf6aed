import {
  Measures,
  Ratios,
  ratiosOf,
  Summary,
  TrendPoint,
} from '@adinsights/plugin-platform-common';
import { eachDay } from './calendar';
import { round6, round6OrNull } from './round6';
import type { RawDay, RawMeasures } from './sectionsRow';

/** Sums ready to leave; what no row measured counts as nothing. */
export function measuresOf(raw: RawMeasures): Measures {
  return {
    spend: round6(raw.spend),
    impressions: raw.impressions,
    clicks: raw.clicks,
    conversions: round6(raw.conversions ?? 0),
    conversionValue: round6(raw.conversionValue ?? 0),
  };
}

/** The ratios of sums, rounded. */
export function roundedRatiosOf(sums: Measures): Ratios {
  const ratios = ratiosOf(sums);
  return {
    ctr: round6OrNull(ratios.ctr),
    conversionRate: round6OrNull(ratios.conversionRate),
    cpc: round6OrNull(ratios.cpc),
    cpa: round6OrNull(ratios.cpa),
    cpm: round6OrNull(ratios.cpm),
    roas: round6OrNull(ratios.roas),
  };
}

/** A period as a whole. Reach is null: daily reach does not add up. */
export function summaryOf(raw: RawMeasures, currency: string): Summary {
  const sums = measuresOf(raw);
  const { roas, ...ratios } = roundedRatiosOf(sums);
  return {
    currency,
    totalSpend: sums.spend,
    totalImpressions: sums.impressions,
    totalReach: null,
    totalClicks: sums.clicks,
    totalConversions: sums.conversions,
    totalConversionValue: sums.conversionValue,
    averageRoas: roas,
    ...ratios,
  };
}

/**
 * One point per day from the first to the last day that has rows; a day
 * between them without rows is zero.
 */
export function trendOf(days: RawDay[]): TrendPoint[] {
  if (days.length === 0) {
    return [];
  }
  const byDate = new Map(days.map(day => [day.date, day]));
  const nothing = {
    spend: 0,
    impressions: 0,
    clicks: 0,
    conversions: 0,
    conversionValue: 0,
  };
  return eachDay(days[0].date, days[days.length - 1].date).map(date => {
    const day = byDate.get(date);
    return { date, ...(day ? measuresOf(day) : nothing) };
  });
}
