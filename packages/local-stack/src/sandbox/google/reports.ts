import { Campaign, campaignsOf } from '../accounts/campaigns';
import { DayNumber, isoDate, weekdayOf } from '../accounts/day';
import { noise } from '../accounts/noise';
import { regionShares } from '../accounts/regionShares';
import { RawRow, Reading } from '../streams/Stream';
import { budgetsOf, campaignAttributes, channelOf, statusOf } from './entities';
import { splitByHour } from './hours';
import {
  adMetrics,
  campaignMetrics,
  metricColumnsOf,
  oneIn,
  round6,
  totalOf,
} from './metrics';

const weekdays = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
];

/** `campaign`: one row per campaign, day, hour and network. */
export function* campaignReport(reading: Reading): Generator<RawRow> {
  const { account, now } = reading;
  const budgets = budgetsOf(account, reading.from, reading.to);
  for (const { campaign, day } of campaignDays(reading)) {
    const attributes = campaignAttributes(
      account,
      campaign,
      budgets,
      now.today,
    );
    const video = channelOf(campaign) === 'VIDEO';
    const hours = day === now.today ? now.hour : 24;
    for (const [network, metrics] of campaignMetrics(
      account,
      campaign,
      day,
      now,
    )) {
      const pick = noise(campaign.id, day, network, 'hour');
      for (const part of splitByHour(metrics, hours, pick)) {
        yield {
          ...attributes,
          segments_date: isoDate(day),
          segments_hour: part.hour,
          segments_ad_network_type: network,
          ...metricColumnsOf(part, { video }),
        };
      }
    }
  }
}

/** `ad_group_ad_legacy`: one row per ad, day and network. */
export function* adReport(reading: Reading): Generator<RawRow> {
  const { account, now } = reading;
  const customer = `customers/${account.accountId}`;
  for (const { campaign, day } of campaignDays(reading)) {
    const video = channelOf(campaign) === 'VIDEO';
    const date = isoDate(day);
    for (const ad of campaign.ads) {
      // Responsive ads often carry no name of their own.
      const unnamed = oneIn(5, ad.id, 'unnamed');
      for (const [network, metrics] of adMetrics(
        account,
        campaign,
        ad,
        day,
        now,
      )) {
        yield {
          customer_id: Number(account.accountId),
          customer_currency_code: account.currency,
          customer_descriptive_name: account.name,
          customer_time_zone: account.timezone,
          campaign_id: Number(campaign.id),
          campaign_name: campaign.name,
          campaign_status: statusOf(campaign, now.today),
          ad_group_id: Number(ad.groupId),
          ad_group_name: ad.groupName,
          ad_group_status: 'ENABLED',
          ad_group_ad_ad_group: `${customer}/adGroups/${ad.groupId}`,
          ad_group_ad_ad_id: Number(ad.id),
          ad_group_ad_ad_name: unnamed ? '' : ad.name,
          ad_group_ad_ad_type: adType(campaign),
          ad_group_ad_ad_display_url: '',
          ad_group_ad_ad_final_urls: ['https://shop.sandbox.example/'],
          ad_group_ad_status: 'ENABLED',
          ad_group_ad_ad_strength: unnamed ? 'UNSPECIFIED' : 'GOOD',
          segments_date: date,
          segments_day_of_week: weekdays[weekdayOf(day)],
          segments_ad_network_type: network,
          segments_month: `${date.slice(0, 7)}-01`,
          segments_year: Number(date.slice(0, 4)),
          metrics_all_conversions: round6(metrics.conversions * 1.35),
          metrics_all_conversions_value: round6(metrics.conversionsValue * 1.1),
          metrics_cross_device_conversions: 0,
          metrics_view_through_conversions: 0,
          ...metricColumnsOf(metrics, { video }),
        };
      }
    }
  }
}

/** `campaign_region_report`: one row per campaign, day and region. */
export function* campaignRegionReport(reading: Reading): Generator<RawRow> {
  const { account, now } = reading;
  for (const { campaign, day } of campaignDays(reading)) {
    const total = totalOf(campaignMetrics(account, campaign, day, now));
    if (!total) {
      continue;
    }
    for (const { region, share } of regionShares(
      account,
      campaign.id,
      campaign.id,
      day,
    )) {
      const impressions = Math.round(total.impressions * share);
      if (impressions > 0) {
        yield {
          customer_id: Number(account.accountId),
          campaign_id: Number(campaign.id),
          segments_date: isoDate(day),
          segments_geo_target_region: region,
          // Cents at least, as Google bills them.
          metrics_cost_micros:
            Math.round((total.costMicros * share) / 10_000) * 10_000,
          metrics_impressions: impressions,
          metrics_clicks: Math.round(total.clicks * share),
          metrics_conversions: round6(total.conversions * share),
          metrics_conversions_value: round6(total.conversionsValue * share),
        };
      }
    }
  }
}

function* campaignDays({ account, from, to }: Reading): Generator<{
  campaign: Campaign;
  day: DayNumber;
}> {
  const campaigns = campaignsOf(account, from, to);
  for (let day = from; day <= to; day++) {
    for (const campaign of campaigns) {
      yield { campaign, day };
    }
  }
}

function adType(campaign: Campaign): string {
  const types = {
    SEARCH: 'RESPONSIVE_SEARCH_AD',
    DISPLAY: 'RESPONSIVE_DISPLAY_AD',
    VIDEO: 'VIDEO_RESPONSIVE_AD',
  };
  return types[channelOf(campaign)];
}
