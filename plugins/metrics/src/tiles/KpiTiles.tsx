import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { kpisOf } from './kpis';
import { KpiTile } from './KpiTile';
import styles from './KpiTiles.module.css';

/** The five key figures of the period. */
export function KpiTiles({ metrics }: { metrics: CombinedMetrics }) {
  const t = useMetricsTranslation();
  return (
    <dl className={styles.tiles} aria-label={t('kpi.label')}>
      {kpisOf(metrics.campaign).map(kpi => (
        <KpiTile
          key={kpi.id}
          kpi={kpi}
          currency={metrics.campaign.summary.currency}
          previous={metrics.campaign.previous}
        />
      ))}
    </dl>
  );
}
