import { MetricsSections } from '@adinsights/plugin-platform-common';
import { monthlyBudgetOf, PACING_WINDOW_DAYS, pacingOf } from './budgetPacing';
import { TOP_ROWS } from './measuresSql';
import { round6, round6OrNull } from './round6';
import type { SectionsRow } from './sectionsRow';

type BudgetRow = MetricsSections['budget'][number];

/** Budgets of the month of the newest day, the largest first. */
export function budgetSection(
  row: SectionsRow,
  emptyReason: 'no_recent_data' | 'no_matching_filters',
): {
  rows: BudgetRow[];
  availability: MetricsSections['availability']['budget'];
} {
  const day = row.newestDay;
  const budgets = row.budgets ?? [];
  const rows = !day
    ? []
    : budgets
        .flatMap(raw => {
          const monthlyBudget = monthlyBudgetOf(raw, day);
          if (monthlyBudget === null) {
            return [];
          }
          const pacing = pacingOf({ ...raw, monthlyBudget, day });
          return [
            {
              id: raw.id,
              campaignName: raw.campaignName,
              platform: raw.platform,
              monthlyBudget: round6(monthlyBudget),
              spendToDate: round6(raw.spendToDate),
              projectedSpend: round6(pacing.projectedSpend),
              pacingPercent: round6OrNull(pacing.pacingPercent),
              windowDays: PACING_WINDOW_DAYS,
              startDate: raw.startDate,
              endDate: raw.endDate,
            },
          ];
        })
        .sort(
          (a, b) => b.monthlyBudget - a.monthlyBudget || (a.id < b.id ? -1 : 1),
        )
        .slice(0, TOP_ROWS);

  if (rows.length > 0) {
    const unconverted = budgets.some(raw => raw.unconverted > 0);
    return {
      rows,
      availability: {
        status: 'available',
        reason: unconverted ? 'fx_rate_missing' : null,
      },
    };
  }
  return {
    rows,
    availability:
      row.totals.rows === 0
        ? { status: 'empty', reason: emptyReason }
        : { status: 'unavailable', reason: 'budget_unavailable' },
  };
}
