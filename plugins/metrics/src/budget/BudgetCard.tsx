import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { Card } from '../cards/Card';
import { NoNumbers } from '../cards/NoNumbers';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { BudgetRow } from './BudgetRow';
import styles from './BudgetCard.module.css';

/** Where each campaign's month will end, against its budget. */
export function BudgetCard(props: {
  metrics: CombinedMetrics;
  isStale: boolean;
  onClearFilters: () => void;
}) {
  const { metrics, isStale, onClearFilters } = props;
  const t = useMetricsTranslation();
  return (
    <Card title={t('budget.title')} hint={t('budget.hint')} isStale={isStale}>
      {metrics.budget.length === 0 ? (
        <NoNumbers
          title={t('budget.emptyTitle')}
          availability={metrics.availability.budget}
          onClearFilters={onClearFilters}
        />
      ) : (
        <ul className={styles.rows}>
          {metrics.budget.map(row => (
            <BudgetRow
              key={row.id}
              row={row}
              currency={metrics.campaign.summary.currency}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
