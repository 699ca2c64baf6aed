import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { formatPercent } from '@adinsights/plugin-platform-react';
import { Card } from '../cards/Card';
import { NoNumbers } from '../cards/NoNumbers';
import tables from '../tables/tables.module.css';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { ParishRow, UNATTRIBUTED } from './ParishRow';
import styles from './ParishesCard.module.css';

/** Where spend went, by parish; a parish filters the page. */
export function ParishesCard(props: {
  metrics: CombinedMetrics;
  isStale: boolean;
  onParish: (code: string) => void;
  onClearFilters: () => void;
}) {
  const { metrics, isStale, onParish, onClearFilters } = props;
  const t = useMetricsTranslation();
  const { parish: rows, availability } = metrics;
  const { currency } = metrics.campaign.summary;
  const coverage = availability.parish_map.coverage_percent;
  const ordered = [...rows].sort(
    (a, b) =>
      Number(a.code === UNATTRIBUTED) - Number(b.code === UNATTRIBUTED) ||
      b.spend - a.spend,
  );
  return (
    <Card
      title={t('parishes.title')}
      hint={
        coverage !== null &&
        t('parishes.coverage', { percent: formatPercent(coverage / 100, 0) })
      }
      isStale={isStale}
    >
      {rows.length === 0 ? (
        <NoNumbers
          title={t('parishes.emptyTitle')}
          availability={availability.parish_map}
          onClearFilters={onClearFilters}
        />
      ) : (
        <div className={styles.scroll}>
          <table
            className={`${tables.table} ${styles.table}`}
            aria-label={t('parishes.title')}
          >
            <thead>
              <tr>
                <th className={styles.parishHead}>{t('parishes.parish')}</th>
                <th>{t('parishes.share')}</th>
                <th className={`${tables.number} ${styles.spendHead}`}>
                  {t('campaigns.spend', { currency })}
                </th>
                <th className={`${tables.number} ${styles.roasHead}`}>
                  {t('parishes.roas')}
                </th>
              </tr>
            </thead>
            <tbody>
              {ordered.map(row => (
                <ParishRow
                  key={row.code}
                  row={row}
                  largestShare={Math.max(
                    ...rows.map(({ share }) => share ?? 0),
                  )}
                  currency={currency}
                  onParish={onParish}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
