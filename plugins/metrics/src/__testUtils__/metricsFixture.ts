import {
  CombinedMetrics,
  FreshnessState,
  ratiosOf,
  Summary,
  TrendPoint,
} from '@adinsights/plugin-platform-common';

/** A day with round numbers, so that expectations can be worked out by hand. */
export function day(date: string, spend: number): TrendPoint {
  return {
    date,
    spend,
    impressions: spend * 10,
    clicks: spend / 5,
    conversions: spend / 50,
    conversionValue: spend * 2,
  };
}

/** The summary of days. */
export function summaryOf(days: TrendPoint[], currency = 'JMD'): Summary {
  const sum = (of: (point: TrendPoint) => number) =>
    days.reduce((total, point) => total + of(point), 0);
  const sums = {
    spend: sum(point => point.spend),
    impressions: sum(point => point.impressions),
    clicks: sum(point => point.clicks),
    conversions: sum(point => point.conversions),
    conversionValue: sum(point => point.conversionValue),
  };
  const { roas, ...ratios } = ratiosOf(sums);
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

/** A campaign named and priced as told. */
export function campaign(
  id: string,
  name: string,
  spend: number,
): CombinedMetrics['campaign']['rows'][number] {
  const point = day('2025-10-13', spend);
  return {
    id,
    name,
    platform: 'meta',
    status: 'ACTIVE',
    objective: null,
    parishes: [],
    startDate: null,
    endDate: null,
    reach: null,
    ...point,
    ...ratiosOf(point),
  };
}

const days = [day('2025-10-13', 1_000), day('2025-10-14', 1_500)];
const earlier = [day('2025-10-11', 800), day('2025-10-12', 1_200)];
const available = { status: 'available' as const, reason: null };

/** Two days of a coffee house in Jamaica, fresh at 06:12 its time. */
export const metricsFixture: CombinedMetrics = {
  tenant: {
    id: 'blue-mountain-coffee',
    name: 'Blue Mountain Coffee',
    currency: 'JMD',
    timezone: 'America/Jamaica',
  },
  dataset: 'live',
  snapshotId: 'snapshot-2',
  snapshot_generated_at: '2025-10-14T06:14:00.000-05:00',
  dataAsOf: '2025-10-14T06:12:00.000-05:00',
  freshness: {
    state: 'fresh',
    reason: 'snapshot/on_schedule',
    since: '2025-10-14T06:14:00.000-05:00',
    stateUntil: '2025-10-14T08:05:00.000-05:00',
    nextExpectedAt: '2025-10-14T07:00:00.000-05:00',
  },
  coverage: { startDate: '2025-10-13', endDate: '2025-10-14' },
  availability: {
    campaign: available,
    creative: available,
    budget: available,
    parish_map: { ...available, coverage_percent: 93 },
  },
  campaign: {
    summary: summaryOf(days),
    trend: days,
    rows: [
      campaign('c-1', 'Brand', 2_000),
      campaign('c-2', 'Harvest sale', 500),
    ],
    previous: {
      startDate: '2025-10-11',
      endDate: '2025-10-12',
      summary: summaryOf(earlier),
      trend: earlier,
    },
  },
  creative: [
    {
      id: 'a-1',
      name: 'Cup at sunrise',
      campaignId: 'c-1',
      campaignName: 'Brand',
      platform: 'meta',
      thumbnailUrl: null,
      spend: 2_000,
      impressions: 20_000,
      clicks: 400,
      conversions: 40,
      roas: 2,
      ctr: 0.02,
    },
  ],
  budget: [
    {
      id: 'c-1',
      campaignName: 'Brand',
      platform: 'meta',
      monthlyBudget: 50_000,
      spendToDate: 28_000,
      projectedSpend: 62_000,
      pacingPercent: 1.24,
      windowDays: 7,
      startDate: null,
      endDate: null,
    },
  ],
  parish: [
    {
      parish: 'Kingston',
      code: 'KIN',
      spend: 2_325,
      impressions: 23_250,
      clicks: 465,
      conversions: 46,
      roas: 2,
      campaignCount: 2,
      share: 0.93,
    },
    {
      parish: 'Unknown',
      code: 'UNK',
      spend: 175,
      impressions: 1_750,
      clicks: 35,
      conversions: null,
      roas: null,
      campaignCount: 1,
      share: 0.07,
    },
  ],
};

/** The fixture in another freshness state. */
export function metricsIn(
  state: FreshnessState,
  reason: string,
): CombinedMetrics {
  return {
    ...metricsFixture,
    freshness: { ...metricsFixture.freshness, state, reason },
  };
}
