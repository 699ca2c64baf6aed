import { Provider } from '@adinsights/plugin-platform-common';

/** A stream that reports by day: each load replaces whole days. */
export interface DayStream {
  kind: 'day';
  /** The stream, and its raw table, as Airbyte names it. */
  name: string;
  table: string;
  /** Raw column with the day, in the time zone of the ad account. */
  day: string;
  /** What tells two rows of a day apart: longer than the key of some connectors. */
  key: readonly string[];
}

/** A stream of things without a day: the newest version of each is kept. */
export interface DimensionStream {
  kind: 'dimension';
  name: string;
  table: string;
  key: readonly string[];
}

export type LandingStream = DayStream | DimensionStream;

const meta = {
  day: (name: string, key: string[]): DayStream => ({
    kind: 'day',
    name,
    table: `meta_${name}`,
    day: 'date_start',
    key,
  }),
  dimension: (name: string): DimensionStream => ({
    kind: 'dimension',
    name,
    table: `meta_${name}`,
    key: ['id'],
  }),
};

const googleAds = {
  day: (name: string, key: string[]): DayStream => ({
    kind: 'day',
    name,
    table: `google_ads_${name}`,
    day: 'segments_date',
    key,
  }),
  dimension: (name: string, key: string[]): DimensionStream => ({
    kind: 'dimension',
    name,
    table: `google_ads_${name}`,
    key,
  }),
};

/** Every stream that lands, by provider; things before the days that name them. */
export const LANDING_STREAMS: Record<Provider, readonly LandingStream[]> = {
  meta: [
    meta.dimension('ad_account'),
    meta.dimension('campaigns'),
    meta.dimension('ads'),
    meta.dimension('ad_creatives'),
    meta.day('ads_insights', ['account_id', 'ad_id']),
    meta.day('ads_insights_region', ['account_id', 'ad_id', 'region']),
  ],
  google_ads: [
    googleAds.dimension('customer', ['customer_id']),
    googleAds.dimension('campaign_budget', [
      'campaign_budget_id',
      'campaign_id',
    ]),
    googleAds.day('campaign', [
      'campaign_id',
      'segments_hour',
      'segments_ad_network_type',
    ]),
    googleAds.day('ad_group_ad_legacy', [
      'ad_group_id',
      'ad_group_ad_ad_id',
      'segments_ad_network_type',
    ]),
    googleAds.day('campaign_region_report', [
      'campaign_id',
      'segments_geo_target_region',
    ]),
  ],
};

/**
 * Days that each sync reads again: the defaults of the connectors
 * (`insights_lookback_window`, `conversion_window_days`).
 */
export const LOOK_BACK_DAYS: Record<Provider, number> = {
  meta: 28,
  google_ads: 14,
};
