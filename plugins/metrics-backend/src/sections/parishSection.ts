import { MetricsSections, ratio } from '@adinsights/plugin-platform-common';
import { availabilityOf } from './availability';
import { round6, round6OrNull } from './round6';
import type { RawParish, SectionsRow } from './sectionsRow';

/** Spend that no source attributed to a parish. */
export const UNATTRIBUTED = 'UNK';

type ParishRow = MetricsSections['parish'][number];

function parishRow(raw: RawParish, totalSpend: number): ParishRow {
  const fallback = raw.code === UNATTRIBUTED ? 'Not attributed' : raw.code;
  return {
    parish: raw.name ?? fallback,
    code: raw.code,
    spend: round6(raw.spend),
    impressions: raw.impressions,
    clicks: raw.clicks,
    conversions: round6OrNull(raw.conversions),
    // Meta reports no off-site conversions by region: unknown, not zero.
    roas: raw.conversions
      ? round6OrNull(ratio(raw.conversionValue, raw.spend))
      : null,
    campaignCount: raw.campaignCount,
    share: round6OrNull(ratio(raw.spend, totalSpend)),
  };
}

/**
 * Parishes by spend. Shares and `coverage_percent` (spend of named parishes
 * over all spend, 0 to 100) are of the total over all parishes, also
 * when only one of them is asked for.
 */
export function parishSection(
  row: SectionsRow,
  options: {
    parish?: string;
    emptyReason: 'no_recent_data' | 'no_matching_filters';
  },
): {
  rows: ParishRow[];
  availability: MetricsSections['availability']['parish_map'];
} {
  const all = row.parishes ?? [];
  const named = all.filter(({ code }) => code !== UNATTRIBUTED);
  const sum = (parishes: RawParish[]) =>
    parishes.reduce((total, { spend }) => total + spend, 0);
  const totalSpend = sum(all);
  const rows = all
    .filter(({ code }) => !options.parish || code === options.parish)
    .map(raw => parishRow(raw, totalSpend));

  const availability = availabilityOf({
    rows: all.length > 0 && rows.length === 0 ? 0 : row.parishRows ?? 0,
    unconverted: row.parishUnconverted ?? 0,
    emptyReason: options.emptyReason,
  });
  const unlocated = availability.status === 'available' && named.length === 0;
  return {
    rows,
    availability: {
      ...(unlocated
        ? { status: 'unavailable' as const, reason: 'geo_unavailable' as const }
        : availability),
      coverage_percent: round6OrNull(ratio(100 * sum(named), totalSpend)),
    },
  };
}
