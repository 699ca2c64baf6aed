import { AccountProfile } from '../accounts/AccountProfile';
import { Campaign, campaignsOf, isPaused } from '../accounts/campaigns';
import { DayNumber, isoDate } from '../accounts/day';
import { noiseBetween } from '../accounts/noise';
import { RawRow, Reading } from '../streams/Stream';
import { campaignMetrics, metricColumnsOf, totalOf } from './metrics';

/** A campaign budget; several campaigns may draw on one. */
export interface GoogleBudget {
  id: string;
  resourceName: string;
  name: string;
  amountMicros: number;
  sharedBy: number;
}

/** Google's way to say that a campaign has no end date. */
const NO_END_DATE = '2037-12-30';

// The first and third slot draw on one shared budget.
const sharingSlots = [0, 2];

const channels = {
  sales: 'SEARCH',
  traffic: 'SEARCH',
  awareness: 'DISPLAY',
  engagement: 'VIDEO',
} as const;

/** Google's advertising channel for what the campaign is bought for. */
export function channelOf(
  campaign: Campaign,
): (typeof channels)[Campaign['goal']] {
  return channels[campaign.goal];
}

/** `campaign.status` as of today. */
export function statusOf(campaign: Campaign, today: DayNumber): string {
  return isPaused(campaign, today) ? 'PAUSED' : 'ENABLED';
}

/** The budget of every listed campaign, by campaign id. */
export function budgetsOf(
  account: AccountProfile,
  from: DayNumber,
  to: DayNumber,
): Map<string, GoogleBudget> {
  const campaigns = campaignsOf(account, from, to);
  const sharing = campaigns.filter(
    ({ slot, lastDay }) => sharingSlots.includes(slot) && lastDay >= to,
  );
  const budgets = new Map<string, GoogleBudget>();
  for (const campaign of campaigns) {
    const drawn = sharing.includes(campaign) ? sharing : [campaign];
    const { budgetId } = drawn[0];
    budgets.set(campaign.id, {
      id: budgetId,
      resourceName: `customers/${account.accountId}/campaignBudgets/${budgetId}`,
      name: drawn.length > 1 ? `${account.name} – shared` : campaign.name,
      amountMicros: drawn.reduce(
        (sum, { dailyBudget }) => sum + Math.round(dailyBudget * 100) * 10_000,
        0,
      ),
      sharedBy: drawn.length,
    });
  }
  return budgets;
}

/** The `campaign_*` columns of a report row. */
export function campaignAttributes(
  account: AccountProfile,
  campaign: Campaign,
  budgets: Map<string, GoogleBudget>,
  today: DayNumber,
): RawRow {
  const budget = budgets.get(campaign.id);
  const ended =
    today > campaign.lastDay && statusOf(campaign, today) === 'ENABLED';
  return {
    campaign_id: Number(campaign.id),
    campaign_name: campaign.name,
    campaign_resource_name: `customers/${account.accountId}/campaigns/${campaign.id}`,
    campaign_status: statusOf(campaign, today),
    campaign_serving_status: ended ? 'ENDED' : 'SERVING',
    campaign_advertising_channel_type: channelOf(campaign),
    campaign_advertising_channel_sub_type: 'UNSPECIFIED',
    campaign_bidding_strategy: '',
    campaign_bidding_strategy_type:
      campaign.goal === 'sales' ? 'MAXIMIZE_CONVERSIONS' : 'TARGET_SPEND',
    campaign_campaign_budget: budget?.resourceName ?? '',
    campaign_budget_amount_micros: budget?.amountMicros ?? 0,
    campaign_experiment_type: 'BASE',
    campaign_labels: [],
    campaign_payment_mode: 'CLICKS',
    campaign_start_date: isoDate(campaign.firstDay),
    campaign_end_date:
      campaign.evergreen || campaign.pausedAfter
        ? NO_END_DATE
        : isoDate(campaign.lastDay),
  };
}

/** `customer`: one row per day on which a campaign was active. */
export function* customers(reading: Reading): Generator<RawRow> {
  const { account, from, to, now } = reading;
  const campaigns = campaignsOf(account, from, to);
  for (let day = from; day <= to; day++) {
    const active = campaigns.some(
      campaign => campaignMetrics(account, campaign, day, now).size > 0,
    );
    if (active) {
      yield {
        customer_id: Number(account.accountId),
        customer_resource_name: `customers/${account.accountId}`,
        customer_descriptive_name: account.name,
        customer_currency_code: account.currency,
        customer_time_zone: account.timezone,
        customer_manager: false,
        customer_test_account: false,
        customer_auto_tagging_enabled: true,
        customer_final_url_suffix: '',
        customer_optimization_score: noiseBetween(0.6, 0.95, account.accountId),
        segments_date: isoDate(day),
      };
    }
  }
}

/** `campaign_budget`: one row per campaign and day, also for shared budgets. */
export function* campaignBudgets(reading: Reading): Generator<RawRow> {
  const { account, from, to, now } = reading;
  const campaigns = campaignsOf(account, from, to);
  const budgets = budgetsOf(account, from, to);
  for (let day = from; day <= to; day++) {
    for (const campaign of campaigns) {
      const metrics = totalOf(campaignMetrics(account, campaign, day, now));
      const budget = budgets.get(campaign.id);
      if (metrics && budget) {
        yield {
          customer_id: Number(account.accountId),
          campaign_id: Number(campaign.id),
          campaign_budget_id: Number(budget.id),
          campaign_budget_resource_name: budget.resourceName,
          campaign_budget_name: budget.name,
          campaign_budget_amount_micros: budget.amountMicros,
          campaign_budget_total_amount_micros: 0,
          campaign_budget_period: 'DAILY',
          campaign_budget_status: 'ENABLED',
          campaign_budget_type: 'STANDARD',
          campaign_budget_delivery_method: 'STANDARD',
          campaign_budget_explicitly_shared: budget.sharedBy > 1,
          campaign_budget_reference_count: budget.sharedBy,
          segments_date: isoDate(day),
          segments_budget_campaign_association_status_campaign: `customers/${account.accountId}/campaigns/${campaign.id}`,
          segments_budget_campaign_association_status_status: 'ENABLED',
          ...metricColumnsOf(metrics, {
            video: channelOf(campaign) === 'VIDEO',
          }),
        };
      }
    }
  }
}
