import {
  formatCompactMoney,
  formatMoney,
  Sparkline,
} from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenantsTranslationRef } from '../translation';
import type { FleetRow } from './FleetRow';
import { Known, SourceState } from './Known';
import styles from './cells.module.css';

/** Spend of the window in the tenant's currency, and its days as a line. */
export function Spend(props: { row: FleetRow; source: SourceState }) {
  const { row, source } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const currency = row.tenant?.currency;
  const amount = currency && row.metrics?.spend;
  const trend = row.metrics?.spendTrend ?? [];
  return (
    <div className={styles.spend}>
      {trend.length > 1 && (
        <Sparkline
          values={trend}
          width={72}
          height={22}
          label={t('cells.spendTrend', { days: String(trend.length) })}
        />
      )}
      <span className={styles.money}>
        <Known
          value={typeof amount === 'number' ? amount : undefined}
          source={source}
          reason={t('cells.noSpend')}
        >
          {value => (
            <span title={formatMoney(value, currency ?? '')}>
              {formatCompactMoney(value, currency ?? '')}
            </span>
          )}
        </Known>
      </span>
    </div>
  );
}
