import { DateTime } from 'luxon';

import {
  Campaign,
  CampaignGoal,
  campaignsOf,
  isPaused,
} from '../accounts/campaigns';
import { DayNumber, instantOn } from '../accounts/day';
import { noise, noiseDigits } from '../accounts/noise';
import { RawRow, Reading } from '../streams/Stream';

/** Meta's words for what a campaign is bought for. */
export const objectives: Record<
  CampaignGoal,
  { objective: string; optimizationGoal: string }
> = {
  sales: {
    objective: 'OUTCOME_SALES',
    optimizationGoal: 'OFFSITE_CONVERSIONS',
  },
  traffic: {
    objective: 'OUTCOME_TRAFFIC',
    optimizationGoal: 'LANDING_PAGE_VIEWS',
  },
  awareness: { objective: 'OUTCOME_AWARENESS', optimizationGoal: 'REACH' },
  engagement: {
    objective: 'OUTCOME_ENGAGEMENT',
    optimizationGoal: 'POST_ENGAGEMENT',
  },
};

const HALF_DAY_SECONDS = 43_200;

/** `ad_account`: one row. */
export function* adAccount({ account, now }: Reading): Generator<RawRow> {
  const ownerId = Number(noiseDigits(15, account.accountId, 'owner'));
  yield {
    id: `act_${account.accountId}`,
    account_id: account.accountId,
    name: account.name,
    currency: account.currency,
    timezone_name: account.timezone,
    timezone_id: 90,
    timezone_offset_hours_utc:
      DateTime.fromSeconds(now.today * 86_400, { zone: account.timezone })
        .offset / 60,
    account_status: 1,
    // Lifetime spend, in cents, as text.
    amount_spent: String(
      Math.round(account.dailySpend * 100) * (now.today - 19_700),
    ),
    balance: '0',
    spend_cap: '0',
    min_daily_budget: 100,
    owner: ownerId,
    end_advertiser: ownerId,
    funding_source: Number(noiseDigits(15, account.accountId, 'funding')),
    business: { id: String(ownerId), name: account.name },
    user_tasks: ['DRAFT', 'ANALYZE', 'ADVERTISE', 'MANAGE'],
    created_time: instantOn(19_700, HALF_DAY_SECONDS),
  };
}

/** `campaigns`: every campaign the account still lists. */
export function* campaigns(reading: Reading): Generator<RawRow> {
  const { account, from, to, now } = reading;
  for (const campaign of campaignsOf(account, from, to)) {
    const status = statusOf(campaign, now.today);
    yield {
      id: campaign.id,
      account_id: account.accountId,
      name: campaign.name,
      objective: objectives[campaign.goal].objective,
      buying_type: 'AUCTION',
      status,
      configured_status: status,
      effective_status: status,
      smart_promotion_type: 'GUIDED_CREATION',
      special_ad_category: 'NONE',
      source_campaign_id: 0,
      budget_rebalance_flag: false,
      ...budgetColumns(campaign),
      created_time: instantOn(campaign.firstDay - 1, HALF_DAY_SECONDS),
      updated_time: instantOn(
        status === 'PAUSED' ? campaign.lastDay + 1 : campaign.firstDay,
        HALF_DAY_SECONDS,
      ),
      start_time: instantOn(campaign.firstDay, 18_000),
      ...(!campaign.evergreen &&
        !campaign.pausedAfter && {
          stop_time: instantOn(campaign.lastDay + 1, 18_000),
        }),
    };
  }
}

/** `ads`: every ad of those campaigns. */
export function* ads(reading: Reading): Generator<RawRow> {
  const { account, from, to, now } = reading;
  for (const campaign of campaignsOf(account, from, to)) {
    const paused = statusOf(campaign, now.today) === 'PAUSED';
    for (const ad of campaign.ads) {
      yield {
        id: ad.id,
        account_id: account.accountId,
        campaign_id: campaign.id,
        adset_id: ad.groupId,
        name: ad.name,
        status: 'ACTIVE',
        effective_status: paused ? 'CAMPAIGN_PAUSED' : 'ACTIVE',
        bid_type: 'ABSOLUTE_OCPM',
        source_ad_id: '0',
        creative: { id: ad.creativeId },
        targeting: {
          age_min: 18,
          age_max: 54,
          geo_locations: { countries: ['JM'] },
        },
        tracking_specs: [{ 'action.type': ['offsite_conversion'] }],
        created_time: instantOn(campaign.firstDay - 1, HALF_DAY_SECONDS),
        updated_time: instantOn(campaign.firstDay + 2, HALF_DAY_SECONDS),
      };
    }
  }
}

/** `ad_creatives`: one per ad. */
export function* adCreatives(reading: Reading): Generator<RawRow> {
  const { account, from, to } = reading;
  for (const campaign of campaignsOf(account, from, to)) {
    for (const ad of campaign.ads) {
      yield {
        id: ad.creativeId,
        account_id: account.accountId,
        actor_id: noiseDigits(15, account.accountId, 'page'),
        name: ad.name,
        title: ad.name.split(' – ')[0],
        body: `${account.name} — “${ad.name}”\nTap to see more 👉`,
        status: 'ACTIVE',
        object_type: 'SHARE',
        call_to_action_type: 'SHOP_NOW',
        image_hash: noiseDigits(32, ad.creativeId, 'image'),
        thumbnail_url: `https://media.sandbox.example/t/${ad.creativeId}.jpg?oe=signed`,
        thumbnail_data_url: thumbnail(ad.creativeId, ad.name),
        object_story_spec: {
          page_id: noiseDigits(15, account.accountId, 'page'),
          link_data: { link: 'https://shop.sandbox.example/?utm_source=meta' },
        },
      };
    }
  }
}

function statusOf(campaign: Campaign, today: DayNumber): string {
  return isPaused(campaign, today) ? 'PAUSED' : 'ACTIVE';
}

// Cents. One campaign keeps its budgets on its ad sets and has none itself.
function budgetColumns(campaign: Campaign): RawRow {
  const daily = Math.round(campaign.dailyBudget * 100);
  if (campaign.goal === 'awareness') {
    return { lifetime_budget: 0, budget_remaining: 0 };
  }
  const bid = { bid_strategy: 'LOWEST_COST_WITHOUT_CAP' };
  if (campaign.evergreen || campaign.pausedAfter) {
    return { ...bid, daily_budget: daily, lifetime_budget: 0 };
  }
  const days = campaign.lastDay - campaign.firstDay + 1;
  return { ...bid, daily_budget: 0, lifetime_budget: daily * days };
}

function thumbnail(creativeId: string, name: string): string {
  const hue = Math.floor(noise(creativeId, 'hue') * 360);
  const initial = [...name][0];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="hsl(${hue} 55% 45%)"/><text x="32" y="42" font-size="28" text-anchor="middle" fill="#fff">${initial}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
