import { AccountProfile } from './AccountProfile';
import { DayNumber } from './day';
import { noise, noiseBetween, noiseDigits } from './noise';

/** What a campaign is bought for; decides prices, click rates and value. */
export type CampaignGoal = 'sales' | 'traffic' | 'awareness' | 'engagement';

/** One ad of a campaign. */
export interface Ad {
  id: string;
  name: string;
  /** Ad set (Meta) or ad group (Google). */
  groupId: string;
  groupName: string;
  creativeId: string;
  /** Part of the campaign's spend; the ads of a campaign add up to 1. */
  share: number;
}

/** One flight of a campaign; a campaign that comes back has a new id. */
export interface Campaign {
  id: string;
  name: string;
  goal: CampaignGoal;
  /** Position in the account's plan; stable across flights. */
  slot: number;
  budgetId: string;
  /** Part of the account's spend while it runs. */
  share: number;
  firstDay: DayNumber;
  lastDay: DayNumber;
  /** Runs on without an end date, as most campaigns do. */
  evergreen: boolean;
  /** Stopped by a person after its last day, instead of running out. */
  pausedAfter: boolean;
  /** Budget of one day in the account's currency. */
  dailyBudget: number;
  ads: Ad[];
}

interface Slot {
  goal: CampaignGoal;
  label: string;
  share: number;
  /** Days from one flight's start to the next one's. */
  period: number;
  /** Days a flight delivers. */
  length: number;
  pausedAfter?: boolean;
}

const slots: Slot[] = [
  {
    goal: 'sales',
    label: 'Conversions',
    share: 0.26,
    period: 720,
    length: 720,
  },
  {
    goal: 'sales',
    label: 'Retargeting',
    share: 0.18,
    period: 640,
    length: 640,
  },
  { goal: 'traffic', label: 'Traffic', share: 0.14, period: 560, length: 560 },
  { goal: 'awareness', label: 'Reach', share: 0.1, period: 680, length: 680 },
  {
    goal: 'engagement',
    label: 'Engagement',
    share: 0.06,
    period: 600,
    length: 600,
  },
  { goal: 'sales', label: 'Promo', share: 0.15, period: 75, length: 40 },
  {
    goal: 'sales',
    label: 'Flash',
    share: 0.11,
    period: 110,
    length: 65,
    pausedAfter: true,
  },
];

// Ended campaigns stay listed this long, as the platforms keep them.
const LISTED_AFTER_END_DAYS = 120;

const adFormats = ['Carousel', 'Vidéo 15s', 'Story', 'Static A', 'Static B'];
const idDigits = { meta: 17, google_ads: 11 } as const;

/** The campaigns an account lists for the days `from`–`to`, oldest slot first. */
export function campaignsOf(
  account: AccountProfile,
  from: DayNumber,
  to: DayNumber,
): Campaign[] {
  return slots.flatMap((slot, index) => {
    const offset = Math.floor(
      noise(account.accountId, 'offset', index) * slot.period,
    );
    const firstFlight = Math.floor(
      (from - LISTED_AFTER_END_DAYS - offset) / slot.period,
    );
    const flights: Campaign[] = [];
    for (let flight = firstFlight; ; flight++) {
      const firstDay = offset + flight * slot.period;
      const lastDay = firstDay + slot.length - 1;
      if (firstDay > to) {
        return flights;
      }
      const evergreen = slot.period === slot.length;
      const listedUntil = evergreen ? lastDay : lastDay + LISTED_AFTER_END_DAYS;
      if (listedUntil >= from) {
        flights.push(
          campaignOf(account, slot, index, flight, firstDay, lastDay),
        );
      }
    }
  });
}

/** True once a person has switched the campaign off for good. */
export function isPaused(campaign: Campaign, today: DayNumber): boolean {
  return (
    today > campaign.lastDay && (campaign.evergreen || campaign.pausedAfter)
  );
}

function campaignOf(
  account: AccountProfile,
  slot: Slot,
  index: number,
  flight: number,
  firstDay: DayNumber,
  lastDay: DayNumber,
): Campaign {
  const { accountId, provider, theme, dailySpend } = account;
  const key = [accountId, index, flight] as const;
  const subject = theme.subjects[index % theme.subjects.length];
  const evergreen = slot.period === slot.length;
  // A little off the expected spend, so some campaigns pace over, some under.
  const budgetFit = noiseBetween(0.78, 1.24, ...key, 'budget');
  return {
    id: noiseDigits(idDigits[provider], ...key, 'campaign'),
    budgetId: noiseDigits(idDigits[provider], ...key, 'budget'),
    name: `${subject} | ${slot.label}`,
    goal: slot.goal,
    slot: index,
    share: slot.share,
    firstDay,
    lastDay,
    evergreen,
    pausedAfter: slot.pausedAfter ?? false,
    dailyBudget: Math.round(dailySpend * slot.share * budgetFit * 100) / 100,
    ads: adsOf(account, subject, key),
  };
}

function adsOf(
  account: AccountProfile,
  subject: string,
  key: readonly (string | number)[],
): Ad[] {
  const count = 2 + Math.floor(noise(...key, 'ads') * 3);
  const weights = Array.from({ length: count }, (_, ad) =>
    noiseBetween(0.5, 1.5, ...key, ad, 'share'),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const digits = idDigits[account.provider];
  return weights.map((weight, ad) => {
    const group = ad % 2;
    return {
      id: noiseDigits(digits + 1, ...key, ad, 'ad'),
      name: `${subject} – ${adFormats[ad % adFormats.length]}`,
      groupId: noiseDigits(digits, ...key, group, 'group'),
      groupName: group === 0 ? 'Jamaica 18–54' : 'Lookalike – Diaspora’s kin',
      creativeId: noiseDigits(digits, ...key, ad, 'creative'),
      share: weight / total,
    };
  });
}
