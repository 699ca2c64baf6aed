import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  formatCompactMoney,
  formatMoney,
  formatPercent,
} from '@adinsights/plugin-platform-react';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiCheckLine,
  RiSubtractLine,
} from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { Pacing, pacingOf } from './pacing';
import styles from './BudgetCard.module.css';

const icons = {
  on_plan: RiCheckLine,
  over: RiArrowUpLine,
  under: RiArrowDownLine,
  no_budget: RiSubtractLine,
};

function width(fraction: number) {
  return { width: `${(fraction * 100).toFixed(2)}%` };
}

/** One budget: verdict in words, bar to the plan line, amounts. */
export function BudgetRow(props: {
  row: CombinedMetrics['budget'][number];
  currency: string;
}) {
  const { row, currency } = props;
  const t = useMetricsTranslation();
  const pacing = pacingOf(row);
  const Icon = icons[pacing.verdict];
  const percent = formatPercent(pacing.off, 0);
  const words: Record<Pacing['verdict'], string> = {
    on_plan: t('budget.onPlan'),
    over: t('budget.over', { percent }),
    under: t('budget.under', { percent }),
    no_budget: t('budget.noBudget'),
  };
  return (
    <li>
      <div className={styles.head}>
        <span className={styles.name} title={row.campaignName}>
          {row.campaignName}
        </span>
        <span className={styles.verdict} data-verdict={pacing.verdict}>
          <Icon size={14} aria-hidden="true" />
          {words[pacing.verdict]}
        </span>
      </div>
      <div
        className={styles.bar}
        data-verdict={pacing.verdict}
        aria-hidden="true"
      >
        <span
          className={styles.projected}
          style={width(pacing.projectedWidth)}
        />
        <span className={styles.spent} style={width(pacing.spentWidth)} />
        <span
          className={styles.plan}
          style={{ left: `${(pacing.planAt * 100).toFixed(2)}%` }}
        />
      </div>
      <div className={styles.amounts}>
        <span title={formatMoney(row.spendToDate, currency)}>
          {t('budget.spent', {
            amount: formatCompactMoney(row.spendToDate, currency),
          })}
        </span>
        <span
          title={`${formatMoney(row.projectedSpend, currency)} / ${formatMoney(
            row.monthlyBudget,
            currency,
          )}`}
        >
          {t('budget.projected', {
            projected: formatCompactMoney(row.projectedSpend, currency),
            budget: formatCompactMoney(row.monthlyBudget, currency),
          })}
        </span>
      </div>
    </li>
  );
}
