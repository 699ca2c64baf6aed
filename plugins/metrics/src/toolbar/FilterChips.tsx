import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import type { MetricsView } from '../view/metricsView';
import type { ChangeView } from '../view/useMetricsView';
import styles from './Toolbar.module.css';

/** Filters that have no field of their own, each with a way to drop it. */
export function FilterChips(props: {
  view: MetricsView;
  whole: CombinedMetrics | undefined;
  change: ChangeView;
}) {
  const { view, whole, change } = props;
  const t = useMetricsTranslation();
  if (!view.parish) {
    return null;
  }
  const name =
    whole?.parish.find(({ code }) => code === view.parish)?.parish ??
    view.parish;
  const text = t('toolbar.parish', { parish: name });
  return (
    <span className={styles.chip}>
      {text}
      <Button
        variant="tertiary"
        aria-label={t('toolbar.removeFilter', { filter: text })}
        onPress={() => change({ parish: null })}
      >
        <RiCloseLine size={16} aria-hidden="true" />
      </Button>
    </span>
  );
}
