import { AccountProfile } from '../accounts/AccountProfile';
import { Ad, Campaign } from '../accounts/campaigns';
import { DayNumber, LocalMoment } from '../accounts/day';
import { noise, noiseBetween } from '../accounts/noise';
import { adPerformance } from '../accounts/performance';
import { RawRow } from '../streams/Stream';

/** The additive metrics of a Google report row. */
export interface GoogleMetrics {
  costMicros: number;
  impressions: number;
  clicks: number;
  /** Fractional: an attribution model divides the credit. */
  conversions: number;
  conversionsValue: number;
}

/** Metrics by `segments.ad_network_type`. */
export type MetricsByNetwork = Map<string, GoogleMetrics>;

const channelNetwork = {
  sales: 'SEARCH',
  traffic: 'SEARCH',
  awareness: 'CONTENT',
  engagement: 'YOUTUBE_WATCH',
} as const;

/** What an ad did on a day, by network; empty when it did nothing. */
export function adMetrics(
  account: AccountProfile,
  campaign: Campaign,
  ad: Ad,
  day: DayNumber,
  now: LocalMoment,
): MetricsByNetwork {
  const performance = adPerformance(account, campaign, ad, day, now);
  if (!performance) {
    return new Map();
  }
  const credit = noiseBetween(0.6, 1, ad.id, day, 'credit');
  const whole: GoogleMetrics = {
    costMicros: Math.round(performance.spend * 100) * 10_000,
    impressions: performance.impressions,
    clicks: performance.clicks,
    conversions: round6(performance.conversions * credit),
    conversionsValue: round6(performance.conversionValue * credit),
  };
  const network = channelNetwork[campaign.goal];
  if (network !== 'SEARCH') {
    return new Map([[network, whole]]);
  }
  // Partners show an ad on some days only.
  const partnerShare = oneIn(3, ad.id, day, 'partner day')
    ? noiseBetween(0.04, 0.2, ad.id, day, 'partners')
    : 0;
  const partners: GoogleMetrics = {
    costMicros: Math.round(whole.costMicros * partnerShare),
    impressions: Math.round(whole.impressions * partnerShare),
    clicks: Math.floor(whole.clicks * partnerShare),
    conversions: 0,
    conversionsValue: 0,
  };
  return partners.impressions === 0
    ? new Map([[network, whole]])
    : new Map([
        [network, subtract(whole, partners)],
        ['SEARCH_PARTNERS', partners],
      ]);
}

/** The sum of a campaign's ads on a day, by network. */
export function campaignMetrics(
  account: AccountProfile,
  campaign: Campaign,
  day: DayNumber,
  now: LocalMoment,
): MetricsByNetwork {
  const sums: MetricsByNetwork = new Map();
  for (const ad of campaign.ads) {
    for (const [network, part] of adMetrics(account, campaign, ad, day, now)) {
      sums.set(network, add(sums.get(network), part));
    }
  }
  return sums;
}

/** The sum over networks, or undefined when there is none. */
export function totalOf(metrics: MetricsByNetwork): GoogleMetrics | undefined {
  return [...metrics.values()].reduce<GoogleMetrics | undefined>(
    (sum, part) => add(sum, part),
    undefined,
  );
}

/** The `metrics_*` columns; every average is in micros. */
export function metricColumnsOf(
  metrics: GoogleMetrics,
  options: { video: boolean },
): RawRow {
  const { costMicros, impressions, clicks, conversions, conversionsValue } =
    metrics;
  return {
    metrics_cost_micros: costMicros,
    metrics_impressions: impressions,
    metrics_clicks: clicks,
    metrics_interactions: clicks,
    metrics_interaction_event_types:
      clicks > 0 ? ['InteractionEventType.CLICK'] : [],
    // NULL outside video campaigns.
    ...(options.video && {
      metrics_video_views: Math.floor(impressions * 0.31),
    }),
    metrics_conversions: conversions,
    metrics_conversions_value: conversionsValue,
    metrics_ctr: impressions > 0 ? clicks / impressions : 0,
    metrics_average_cost: clicks > 0 ? costMicros / clicks : 0,
    metrics_average_cpc: clicks > 0 ? costMicros / clicks : 0,
    metrics_average_cpm:
      impressions > 0 ? (costMicros / impressions) * 1000 : 0,
    metrics_cost_per_conversion: conversions > 0 ? costMicros / conversions : 0,
  };
}

/** True for a deterministic few of the rows with that key. */
export function oneIn(n: number, ...key: Array<string | number>): boolean {
  return noise(...key) < 1 / n;
}

/** Rounds to the six decimals Google reports. */
export function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function add(
  sum: GoogleMetrics | undefined,
  part: GoogleMetrics,
): GoogleMetrics {
  return sum === undefined
    ? part
    : {
        costMicros: sum.costMicros + part.costMicros,
        impressions: sum.impressions + part.impressions,
        clicks: sum.clicks + part.clicks,
        conversions: round6(sum.conversions + part.conversions),
        conversionsValue: round6(sum.conversionsValue + part.conversionsValue),
      };
}

function subtract(whole: GoogleMetrics, part: GoogleMetrics): GoogleMetrics {
  return {
    costMicros: whole.costMicros - part.costMicros,
    impressions: whole.impressions - part.impressions,
    clicks: whole.clicks - part.clicks,
    conversions: whole.conversions,
    conversionsValue: whole.conversionsValue,
  };
}
