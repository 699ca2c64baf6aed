import { AccountProfile } from './AccountProfile';
import { Ad, Campaign, CampaignGoal } from './campaigns';
import { DayNumber, LocalMoment, weekdayOf } from './day';
import { noise, noiseBetween } from './noise';

/** What one ad did on one day, as far as it is known at the reading. */
export interface AdPerformance {
  /** Account currency, two decimals. */
  spend: number;
  impressions: number;
  clicks: number;
  /** Whole purchases; they grow for seven days after the day. */
  conversions: number;
  /** Account currency, two decimals. */
  conversionValue: number;
}

interface GoalRates {
  /** Cost of 1,000 impressions in US dollars. */
  cpmUsd: [number, number];
  ctr: [number, number];
  /** Part of the account's return on spend. */
  roas: number;
}

/** A day's conversions are complete once it is this many days old. */
export const ATTRIBUTION_DAYS = 7;

const metaRates: Record<CampaignGoal, GoalRates> = {
  sales: { cpmUsd: [2.4, 4.8], ctr: [0.013, 0.027], roas: 1 },
  traffic: { cpmUsd: [1.2, 2.2], ctr: [0.02, 0.04], roas: 0.3 },
  awareness: { cpmUsd: [0.8, 1.5], ctr: [0.003, 0.008], roas: 0 },
  engagement: { cpmUsd: [1, 1.9], ctr: [0.01, 0.02], roas: 0.1 },
};
// Google sells the goals as search, display and video.
const googleRates: Record<CampaignGoal, GoalRates> = {
  sales: { cpmUsd: [14, 26], ctr: [0.05, 0.09], roas: 1 },
  traffic: { cpmUsd: [11, 18], ctr: [0.045, 0.08], roas: 0.5 },
  awareness: { cpmUsd: [0.9, 1.8], ctr: [0.004, 0.009], roas: 0 },
  engagement: { cpmUsd: [2.2, 4.2], ctr: [0.003, 0.007], roas: 0.1 },
};

// Sunday first.
const weekdayFactors = [0.8, 0.94, 0.97, 1, 1.08, 1.2, 1.01];

/** Relative delivery of each hour of a day. */
export const hourWeights = [
  1, 0.5, 0, 0, 0, 1, 2, 4, 5, 5, 5, 6, 7, 6, 5, 5, 6, 7, 8, 9, 9, 8, 5, 3,
];
const allHours = hourWeights.reduce((sum, weight) => sum + weight, 0);

const NO_DELIVERY_RATE = 0.012;
const VANISHING_RATE = 0.03;
const LONGEST_LIFE_DAYS = 7;

/**
 * The performance of an ad on a day, or undefined when there is no row: the
 * campaign did not run, the ad delivered nothing, or the platform has since
 * withdrawn the row, as it does with a few of them in their first days.
 *
 * It depends on the account, the ad, the day, the day's age and, for today,
 * on the hour; on nothing else.
 */
export function adPerformance(
  account: AccountProfile,
  campaign: Campaign,
  ad: Ad,
  day: DayNumber,
  now: LocalMoment,
): AdPerformance | undefined {
  const age = now.today - day;
  if (age < 0 || day < campaign.firstDay || day > campaign.lastDay) {
    return undefined;
  }
  const key = [account.accountId, ad.id, day] as const;
  const delivered = age === 0 ? deliveredBy(now.hour) : 1;
  if (delivered === 0 || noise(...key, 'idle') < NO_DELIVERY_RATE) {
    return undefined;
  }
  if (
    noise(...key, 'vanish') < VANISHING_RATE &&
    age >= 1 + Math.floor(noise(...key, 'life') * LONGEST_LIFE_DAYS)
  ) {
    return undefined;
  }

  const rates = (account.provider === 'meta' ? metaRates : googleRates)[
    campaign.goal
  ];
  const fullSpend =
    account.dailySpend *
    campaign.share *
    ad.share *
    seasonOf(account, day) *
    noiseBetween(0.75, 1.25, ...key, 'spend');
  const spend = cents(fullSpend * delivered);
  if (spend === 0) {
    return undefined;
  }
  const cpm =
    noiseBetween(...rates.cpmUsd, ad.id, 'cpm') *
    account.unitsPerUsd *
    noiseBetween(0.88, 1.12, ...key, 'cpm');
  const impressions = Math.max(1, Math.round((spend / cpm) * 1000));
  const ctr =
    noiseBetween(...rates.ctr, ad.id, 'ctr') *
    noiseBetween(0.8, 1.2, ...key, 'ctr');
  const clicks = Math.min(
    impressions,
    Math.floor(impressions * ctr + noise(...key, 'click')),
  );

  const orderValue = account.theme.orderValueUsd * account.unitsPerUsd;
  const expected =
    (fullSpend *
      account.theme.roas *
      rates.roas *
      noiseBetween(0.75, 1.25, campaign.id, 'roas') *
      noiseBetween(0.7, 1.3, ...key, 'roas')) /
    orderValue;
  const final = Math.floor(expected + noise(...key, 'final'));
  const conversions = Math.floor(
    final * delivered * attributed(age) + noise(...key, 'lag'),
  );
  return {
    spend,
    impressions,
    clicks,
    conversions,
    conversionValue: cents(
      conversions * orderValue * noiseBetween(0.8, 1.2, ...key, 'value'),
    ),
  };
}

/** Rounds an amount to two decimals. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function deliveredBy(hour: number): number {
  return (
    hourWeights.slice(0, hour).reduce((sum, weight) => sum + weight, 0) /
    allHours
  );
}

function attributed(age: number): number {
  return 1 - 0.45 * Math.max(0, 1 - age / ATTRIBUTION_DAYS) ** 1.5;
}

function seasonOf(account: AccountProfile, day: DayNumber): number {
  const phase = noise(account.accountId, 'season');
  const halfYear = 0.18 * Math.sin(2 * Math.PI * (day / 182 + phase));
  const payday = 0.06 * Math.sin(2 * Math.PI * (day / 30.4 + phase));
  return weekdayFactors[weekdayOf(day)] * (1 + halfYear + payday);
}
