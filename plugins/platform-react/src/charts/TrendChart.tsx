import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { platformReactTranslationRef } from '../translation';
import type { TrendChartProps } from './trend';
import styles from './TrendChart.module.css';

const TrendDrawing = lazy(() =>
  import('./TrendDrawing').then(module => ({ default: module.TrendDrawing })),
);

/**
 * Two measures by day on one time axis, each from 0 on its own scale: a line
 * above, bars below, the period before dotted, late days banded. Arrow keys
 * move through the days. Give a table beside it, this is only the picture.
 *
 * @public
 */
export function TrendChart(props: TrendChartProps) {
  const { t } = useTranslationRef(platformReactTranslationRef);
  return (
    <Suspense
      fallback={
        <div className={styles.chart} aria-label={t('chart.loading')}>
          <Skeleton width="100%" height={332} />
        </div>
      }
    >
      <TrendDrawing {...props} />
    </Suspense>
  );
}
