import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { csvOf } from './csv';

/** The parts of a view that can be taken out as a file. */
export const EXPORTS = [
  'campaigns',
  'trend',
  'creatives',
  'budget',
  'parishes',
] as const;

export type ExportId = (typeof EXPORTS)[number];

function content(id: ExportId, metrics: CombinedMetrics): string {
  const { currency } = metrics.campaign.summary;
  const spend = `spend_${currency}`;
  switch (id) {
    case 'campaigns':
      return csvOf(
        [
          ['id', row => row.id],
          ['campaign', row => row.name],
          ['platform', row => row.platform],
          ['status', row => row.status],
          ['objective', row => row.objective],
          ['start', row => row.startDate],
          ['end', row => row.endDate],
          [spend, row => row.spend],
          ['impressions', row => row.impressions],
          ['reach', row => row.reach],
          ['clicks', row => row.clicks],
          ['conversions', row => row.conversions],
          [`conversion_value_${currency}`, row => row.conversionValue],
          ['roas', row => row.roas],
          ['ctr', row => row.ctr],
          [`cpc_${currency}`, row => row.cpc],
          [`cpm_${currency}`, row => row.cpm],
          [`cpa_${currency}`, row => row.cpa],
        ],
        metrics.campaign.rows,
      );
    case 'trend':
      return csvOf(
        [
          ['date', day => day.date],
          [spend, day => day.spend],
          ['impressions', day => day.impressions],
          ['clicks', day => day.clicks],
          ['conversions', day => day.conversions],
          [`conversion_value_${currency}`, day => day.conversionValue],
        ],
        metrics.campaign.trend,
      );
    case 'creatives':
      return csvOf(
        [
          ['id', row => row.id],
          ['creative', row => row.name],
          ['campaign', row => row.campaignName],
          ['platform', row => row.platform],
          [spend, row => row.spend],
          ['impressions', row => row.impressions],
          ['clicks', row => row.clicks],
          ['conversions', row => row.conversions],
          ['roas', row => row.roas],
          ['ctr', row => row.ctr],
        ],
        metrics.creative,
      );
    case 'budget':
      return csvOf(
        [
          ['campaign', row => row.campaignName],
          ['platform', row => row.platform],
          [`monthly_budget_${currency}`, row => row.monthlyBudget],
          [`spend_to_date_${currency}`, row => row.spendToDate],
          [`projected_spend_${currency}`, row => row.projectedSpend],
          ['pacing', row => row.pacingPercent],
        ],
        metrics.budget,
      );
    default:
      return csvOf(
        [
          ['code', row => row.code],
          ['parish', row => row.parish],
          [spend, row => row.spend],
          ['impressions', row => row.impressions],
          ['clicks', row => row.clicks],
          ['conversions', row => row.conversions],
          ['roas', row => row.roas],
          ['share', row => row.share],
        ],
        metrics.parish,
      );
  }
}

/**
 * One part of the shown numbers as a CSV file. The name says tenant, dataset,
 * period and part, so that a file found later explains itself.
 */
export function exportFile(
  id: ExportId,
  metrics: CombinedMetrics,
): { name: string; text: string } {
  const { startDate, endDate } = metrics.coverage;
  const name = [metrics.tenant.id, metrics.dataset, startDate, endDate, id]
    .filter(Boolean)
    .join('_');
  return { name: `${name}.csv`, text: content(id, metrics) };
}
