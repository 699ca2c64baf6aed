import { MetricsSections } from '@adinsights/plugin-platform-common';
import { availabilityOf } from './availability';
import { budgetSection } from './budgetSection';
import { parishSection } from './parishSection';
import { round6OrNull } from './round6';
import { hasFilters, SectionFilters } from './sectionFilters';
import type { SectionsRow } from './sectionsRow';
import { measuresOf, roundedRatiosOf, summaryOf, trendOf } from './summarize';

type Campaign = MetricsSections['campaign'];

function campaignRows(row: SectionsRow): Campaign['rows'] {
  const keyOf = (part: {
    platform: string;
    connectionId: string;
    id: string;
  }) => `${part.platform}/${part.connectionId}/${part.id}`;
  const parishes = new Map(
    (row.reach ?? []).map(reached => [keyOf(reached), reached.parishes]),
  );
  return (row.campaigns ?? []).map(raw => {
    const sums = measuresOf(raw);
    const { conversionRate: _, ...ratios } = roundedRatiosOf(sums);
    return {
      id: raw.id,
      name: raw.name ?? raw.id,
      platform: raw.platform,
      status: raw.status ?? 'unknown',
      objective: raw.objective,
      parishes: parishes.get(keyOf(raw)) ?? [],
      startDate: raw.startDate,
      endDate: raw.endDate,
      ...sums,
      reach: null,
      ...ratios,
    };
  });
}

function creativeRows(row: SectionsRow): MetricsSections['creative'] {
  return (row.creatives ?? []).map(raw => {
    const { conversionValue: _, ...sums } = measuresOf(raw);
    const { roas, ctr } = roundedRatiosOf(measuresOf(raw));
    return {
      id: raw.id,
      name: raw.name ?? raw.id,
      campaignId: raw.campaignId,
      campaignName: raw.campaignName ?? raw.campaignId,
      platform: raw.platform,
      thumbnailUrl: raw.thumbnailUrl,
      ...sums,
      roas: round6OrNull(roas),
      ctr: round6OrNull(ctr),
    };
  });
}

function previousPeriod(
  row: SectionsRow,
  currency: string,
): Campaign['previous'] {
  const { firstDay, previousStartDate, previousEndDate, previousTotals } = row;
  const isEmpty = previousTotals.rows === previousTotals.unconverted;
  // Compared with days before the data begins, any period would have grown.
  const isWhole =
    firstDay && previousStartDate && firstDay <= previousStartDate;
  return isEmpty || !isWhole || !previousEndDate
    ? null
    : {
        startDate: previousStartDate,
        endDate: previousEndDate,
        summary: summaryOf(previousTotals, currency),
        trend: trendOf(row.previousDays ?? []),
      };
}

/**
 * Makes the sections of a payload from the sums of one tenant.
 *
 * @param currency - used while the tenant has no rows that name one
 */
export function assembleSections(
  row: SectionsRow,
  filters: SectionFilters,
  currency: string,
): MetricsSections {
  const inCurrency = row.currency ?? currency;
  const emptyReason =
    hasFilters(filters) && row.newestDay
      ? 'no_matching_filters'
      : 'no_recent_data';
  const parish = parishSection(row, { parish: filters.parish, emptyReason });
  const budget = budgetSection(row, emptyReason);
  const creative: MetricsSections['availability']['creative'] =
    filters.parish && row.totals.rows > 0
      ? { status: 'unavailable', reason: 'geo_unavailable' }
      : availabilityOf({
          rows: row.creativeRows ?? 0,
          unconverted: row.creativeUnconverted ?? 0,
          emptyReason,
        });
  return {
    coverage: { startDate: row.startDate, endDate: row.endDate },
    availability: {
      campaign: availabilityOf({ ...row.totals, emptyReason }),
      creative,
      budget: budget.availability,
      parish_map: parish.availability,
    },
    campaign: {
      summary: summaryOf(row.totals, inCurrency),
      trend: trendOf(row.days ?? []),
      rows: campaignRows(row),
      previous: previousPeriod(row, inCurrency),
    },
    creative: creativeRows(row),
    budget: budget.rows,
    parish: parish.rows,
  };
}
