import type { CampaignRow } from '@adinsights/plugin-platform-common';
import type { MetricsView } from '../view/metricsView';

const VALUES: Record<string, (row: CampaignRow) => string | number | null> = {
  campaign: row => row.name.toLowerCase(),
  platform: row => row.platform,
  status: row => row.status.toLowerCase(),
  spend: row => row.spend,
  impressions: row => row.impressions,
  clicks: row => row.clicks,
  conversions: row => row.conversions,
  roas: row => row.roas,
  ctr: row => row.ctr,
  cpa: row => row.cpa,
};

/**
 * Campaigns in the order of a column; what cannot be computed comes last in
 * either direction, and equals keep their order. An unknown column is spend.
 */
export function orderCampaigns(
  rows: readonly CampaignRow[],
  sort: MetricsView['sort'],
): CampaignRow[] {
  const valueOf = VALUES[sort.column] ?? VALUES.spend;
  const sign = sort.direction === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = valueOf(a);
    const right = valueOf(b);
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    if (typeof left === 'string') {
      return sign * left.localeCompare(String(right));
    }
    return sign * (left - Number(right));
  });
}

/** Campaigns whose name holds every word that is searched for. */
export function findCampaigns(
  rows: readonly CampaignRow[],
  search: string,
): CampaignRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(row =>
    words.every(word => row.name.toLowerCase().includes(word)),
  );
}
