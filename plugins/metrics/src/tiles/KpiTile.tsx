import {
  formatDate,
  NO_VALUE,
  Sparkline,
} from '@adinsights/plugin-platform-react';
import { VisuallyHidden } from '@backstage/ui';
import { Translate, useMetricsTranslation } from '../useMetricsTranslation';
import { exactKpiText, kpiText } from './kpiText';
import type { Kpi } from './kpis';
import { useHighlight } from './useHighlight';
import styles from './KpiTiles.module.css';

/** The period before, as far as a tile needs it. */
export interface ComparedPeriod {
  startDate: string;
  endDate: string;
}

function whyUnknown(kpi: Kpi, t: Translate): string {
  switch (kpi.id) {
    case 'roas':
      return t('kpi.noSpend');
    case 'ctr':
      return t('kpi.noImpressions');
    case 'cpa':
      return t('kpi.noConversions');
    default:
      return t('availability.no_recent_data');
  }
}

/** One key figure: number, change against the period before, daily line. */
export function KpiTile(props: {
  kpi: Kpi;
  currency: string;
  previous: ComparedPeriod | null;
}) {
  const { kpi, currency, previous } = props;
  const t = useMetricsTranslation();
  const name = t(`kpi.${kpi.id}`);
  const text = kpiText(kpi.id, kpi.value, currency);
  const highlight = useHighlight(text);
  const dates = {
    start: previous ? formatDate(previous.startDate) : '',
    end: previous ? formatDate(previous.endDate) : '',
  };
  const before = exactKpiText(kpi.id, kpi.previous, currency);
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.body}>
        <span
          className={styles.value}
          data-highlight={highlight}
          title={
            kpi.value === null
              ? whyUnknown(kpi, t)
              : exactKpiText(kpi.id, kpi.value, currency)
          }
        >
          {text}
        </span>
        <span
          className={styles.change}
          data-verdict={kpi.verdict ?? 'none'}
          title={
            previous ? t('kpi.against', { ...dates, value: before }) : undefined
          }
        >
          <span className={styles.changeText}>
            {kpi.change ? kpi.change.text : NO_VALUE}
          </span>
          {kpi.verdict && (
            <VisuallyHidden>{t(`kpi.${kpi.verdict}`)}</VisuallyHidden>
          )}
          <span className={styles.against}>
            {previous ? t('kpi.versus', dates) : t('kpi.noPrevious')}
          </span>
        </span>
        <span className={styles.sparkline}>
          <Sparkline
            values={kpi.daily}
            width={160}
            height={32}
            label={t('kpi.trendOf', { name })}
          />
        </span>
      </dd>
    </div>
  );
}
