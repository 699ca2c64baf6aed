import { Ad, Campaign, campaignsOf } from '../accounts/campaigns';
import { DayNumber, isoDate } from '../accounts/day';
import { noise, noiseBetween } from '../accounts/noise';
import { AdPerformance, adPerformance, cents } from '../accounts/performance';
import { regionShares } from '../accounts/regionShares';
import { metaUnknownRegion } from '../regions';
import { RawRow, Reading } from '../streams/Stream';
import { actionColumns, trafficActions } from './actions';
import { objectives } from './entities';

// The API leaves a metric out rather than sending 0, so it lands as NULL.
const CLICKS_LEFT_OUT_RATE = 0.008;
const SPEND_LEFT_OUT_RATE = 0.004;

/** `ads_insights`: one row per ad and day. */
export function* adsInsights(reading: Reading): Generator<RawRow> {
  for (const { campaign, ad, day, performance } of adDays(reading)) {
    const row: RawRow = {
      ...dimensions(reading, campaign, ad, day),
      ...metrics(reading, ad, day, performance),
      ...actionColumns(campaign, ad, day, performance),
      attribution_setting: '7d_click_1d_view',
      quality_ranking: 'UNKNOWN',
      engagement_rate_ranking: 'UNKNOWN',
      conversion_rate_ranking: 'UNKNOWN',
    };
    if (noise(ad.id, day, 'no clicks') < CLICKS_LEFT_OUT_RATE) {
      for (const column of [
        'clicks',
        'unique_clicks',
        'inline_link_clicks',
        'ctr',
        'cpc',
        'actions',
        'outbound_clicks',
        'cost_per_action_type',
      ]) {
        delete row[column];
      }
    }
    if (spendLeftOut(ad, day)) {
      for (const column of ['spend', 'social_spend', 'cpc', 'cpm', 'cpp']) {
        delete row[column];
      }
    }
    yield row;
  }
}

/**
 * `ads_insights_region`: the same delivery cut again by region, so that its
 * sums come near those of `ads_insights` and never reach them exactly.
 * Off-site conversions are not reported by region.
 */
export function* adsInsightsRegion(reading: Reading): Generator<RawRow> {
  for (const { campaign, ad, day, performance } of adDays(reading)) {
    if (spendLeftOut(ad, day)) {
      continue;
    }
    const shares = regionShares(reading.account, ad.id, campaign.id, day);
    if (noise(ad.id, day, 'unknown') < 0.12) {
      shares.push({ region: metaUnknownRegion, share: 0.012 });
    }
    for (const { region, share } of shares) {
      const part: AdPerformance = {
        spend: cents(performance.spend * share),
        impressions: Math.round(performance.impressions * share),
        clicks: Math.round(performance.clicks * share),
        conversions: 0,
        conversionValue: 0,
      };
      if (part.impressions === 0) {
        continue;
      }
      yield {
        ...dimensions(reading, campaign, ad, day),
        ...metrics(reading, ad, day, part),
        ...trafficActions(campaign, part),
        region,
      };
    }
  }
}

function spendLeftOut(ad: Ad, day: DayNumber): boolean {
  return noise(ad.id, day, 'no spend') < SPEND_LEFT_OUT_RATE;
}

function* adDays(reading: Reading): Generator<{
  campaign: Campaign;
  ad: Ad;
  day: DayNumber;
  performance: AdPerformance;
}> {
  const { account, from, to, now } = reading;
  const campaigns = campaignsOf(account, from, to);
  for (let day = from; day <= to; day++) {
    for (const campaign of campaigns) {
      for (const ad of campaign.ads) {
        const performance = adPerformance(account, campaign, ad, day, now);
        if (performance) {
          yield { campaign, ad, day, performance };
        }
      }
    }
  }
}

function dimensions(
  { account }: Reading,
  campaign: Campaign,
  ad: Ad,
  day: DayNumber,
): RawRow {
  const date = isoDate(day);
  return {
    account_id: account.accountId,
    account_name: account.name,
    account_currency: account.currency,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    adset_id: ad.groupId,
    adset_name: ad.groupName,
    ad_id: ad.id,
    ad_name: ad.name,
    date_start: date,
    date_stop: date,
    objective: objectives[campaign.goal].objective,
    optimization_goal: objectives[campaign.goal].optimizationGoal,
    buying_type: 'AUCTION',
    created_time: isoDate(campaign.firstDay),
    updated_time: isoDate(campaign.firstDay + 2),
  };
}

function metrics(
  { account }: Reading,
  ad: Ad,
  day: DayNumber,
  { spend, impressions, clicks }: AdPerformance,
): RawRow {
  const reach = Math.max(
    1,
    Math.round(impressions / noiseBetween(1.05, 1.7, ad.id, day, 'reach')),
  );
  return {
    spend,
    social_spend: account.currency === 'USD' ? 0 : cents(spend * 0.02),
    impressions,
    reach,
    frequency: round6(impressions / reach),
    clicks,
    unique_clicks: Math.min(clicks, reach),
    inline_link_clicks: Math.floor(clicks * 0.72),
    inline_post_engagement: Math.floor(clicks * 1.4),
    ctr: round6((clicks / impressions) * 100),
    ...(clicks > 0 && { cpc: round6(spend / clicks) }),
    cpm: round6((spend / impressions) * 1000),
    cpp: round6((spend / reach) * 1000),
  };
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
