import type { CombinedMetrics } from '@adinsights/plugin-platform-common';

type BudgetRow = CombinedMetrics['budget'][number];

/** Between these shares of the budget a campaign is on plan. */
const ON_PLAN = { least: 0.95, most: 1.05 };
/** The bar's end, so that the plan line has room on its right. */
const LONGEST = 1.5;

/** How a budget is drawn and named; places are fractions of the bar. */
export interface Pacing {
  verdict: 'on_plan' | 'over' | 'under' | 'no_budget';
  /** How far off plan, as a fraction of the budget. */
  off: number;
  spentWidth: number;
  projectedWidth: number;
  planAt: number;
}

/**
 * The bar of a budget: spent so far, expected by the end of the month, and the
 * plan line. Bars longer than the track end with it.
 */
export function pacingOf(row: BudgetRow): Pacing {
  if (row.pacingPercent === null || row.monthlyBudget <= 0) {
    return {
      verdict: 'no_budget',
      off: 0,
      spentWidth: 0,
      projectedWidth: 0,
      planAt: 1 / LONGEST,
    };
  }
  const off = row.pacingPercent - 1;
  const isOnPlan =
    row.pacingPercent >= ON_PLAN.least && row.pacingPercent <= ON_PLAN.most;
  const away = off > 0 ? 'over' : 'under';
  const width = (amount: number) =>
    Math.min(amount / row.monthlyBudget, LONGEST) / LONGEST;
  return {
    verdict: isOnPlan ? 'on_plan' : away,
    off: Math.abs(off),
    spentWidth: width(row.spendToDate),
    projectedWidth: width(row.projectedSpend),
    planAt: 1 / LONGEST,
  };
}
