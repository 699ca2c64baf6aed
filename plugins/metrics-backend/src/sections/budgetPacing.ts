import { ratio } from '@adinsights/plugin-platform-common';
import { daysBetween, monthOf } from './calendar';

/** Days whose mean spend is carried on to the end of the month. */
export const PACING_WINDOW_DAYS = 7;

/** A campaign's budget in the tenant's currency; dates are `YYYY-MM-DD`. */
export interface CampaignBudget {
  dailyBudget: number | null;
  lifetimeBudget: number | null;
  startDate: string | null;
  endDate: string | null;
}

/**
 * What a campaign may spend in the month of `day`: its daily budget times the
 * days of the month, or its lifetime budget spread evenly over its own days.
 *
 * @returns null without a budget, or for a lifetime budget without both dates
 */
export function monthlyBudgetOf(
  campaign: CampaignBudget,
  day: string,
): number | null {
  const month = monthOf(day);
  if (campaign.dailyBudget) {
    return campaign.dailyBudget * daysBetween(month.first, month.last);
  }
  const { lifetimeBudget, startDate, endDate } = campaign;
  if (!lifetimeBudget || !startDate || !endDate || startDate > endDate) {
    return null;
  }
  const first = startDate > month.first ? startDate : month.first;
  const last = endDate < month.last ? endDate : month.last;
  const daysInMonth = Math.max(0, daysBetween(first, last));
  return (lifetimeBudget * daysInMonth) / daysBetween(startDate, endDate);
}

/** Where a month's spend is heading. */
export interface Pacing {
  projectedSpend: number;
  /** Projected spend over budget, 1.0 is on plan; null without a budget. */
  pacingPercent: number | null;
}

/**
 * Spend so far, plus the mean daily spend of the last
 * {@link PACING_WINDOW_DAYS} days for each day left in the month of `day`.
 */
export function pacingOf(options: {
  monthlyBudget: number;
  spendToDate: number;
  lastDaysSpend: number;
  day: string;
}): Pacing {
  const { monthlyBudget, spendToDate, lastDaysSpend, day } = options;
  const daysLeft = daysBetween(day, monthOf(day).last) - 1;
  const projectedSpend =
    spendToDate + (lastDaysSpend / PACING_WINDOW_DAYS) * daysLeft;
  return {
    projectedSpend,
    pacingPercent: ratio(projectedSpend, monthlyBudget),
  };
}
