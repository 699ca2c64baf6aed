import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId } from 'react';
import { platformReactTranslationRef } from '../translation';
import { TrendPanel } from './TrendPanel';
import type { TrendChartProps } from './trend';
import styles from './TrendChart.module.css';

const LINE_HEIGHT_PX = 216;
const BARS_HEIGHT_PX = 108;

/** The recharts part of a trend, loaded when a trend is drawn. */
export function TrendDrawing(props: TrendChartProps) {
  const { label, line, bars, days, band } = props;
  const { t } = useTranslationRef(platformReactTranslationRef);
  const syncId = useId();
  const hasPrevious = days.some(day => day.previousLine !== null);
  const waits =
    band && days.some(({ date }) => date >= band.from && date <= band.to);
  const before = (name: string) => t('chart.previous', { name });
  return (
    <div className={styles.chart} role="group" aria-label={label}>
      <div className={styles.key}>
        <span className={styles.lineKey}>{line.name}</span>
        {hasPrevious && (
          <span className={styles.previousKey}>{before(line.name)}</span>
        )}
        {waits && <span className={styles.bandKey}>{band.label}</span>}
      </div>
      <TrendPanel
        {...props}
        syncId={syncId}
        panel="line"
        heightPx={LINE_HEIGHT_PX}
      />
      <div className={styles.key}>
        <span className={styles.barsKey}>{bars.name}</span>
        {hasPrevious && (
          <span className={styles.previousKey}>{before(bars.name)}</span>
        )}
      </div>
      <TrendPanel
        {...props}
        syncId={syncId}
        panel="bars"
        heightPx={BARS_HEIGHT_PX}
      />
    </div>
  );
}
