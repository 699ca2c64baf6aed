import { TenantPicker } from '@adinsights/plugin-platform-react';
import { ButtonIcon } from '@backstage/ui';
import { RiKeyboardLine } from '@remixicon/react';
import { periodBounds } from '../data/addresses';
import type { Metrics } from '../data/useMetrics';
import { ExportMenu } from '../export/ExportMenu';
import { useMetricsTranslation } from '../useMetricsTranslation';
import type { MetricsView } from '../view/metricsView';
import type { ChangeView } from '../view/useMetricsView';
import { CopyLinkButton } from './CopyLinkButton';
import { DatasetToggle } from './DatasetToggle';
import { FilterChips } from './FilterChips';
import { PeriodPicker } from './PeriodPicker';
import { PlatformFilter } from './PlatformFilter';
import styles from './Toolbar.module.css';

/** What is looked at: tenant, dataset, period, platforms; and taking it out. */
export function Toolbar(props: {
  tenant: string;
  onTenant: (tenant: string) => void;
  metrics: Metrics;
  view: MetricsView;
  change: ChangeView;
  onKeys: () => void;
}) {
  const { tenant, onTenant, metrics, view, change, onKeys } = props;
  const t = useMetricsTranslation();
  const { whole, shown } = metrics;
  const coverage = shown?.coverage ?? whole?.coverage;
  const covered =
    coverage?.startDate && coverage.endDate
      ? { start: coverage.startDate, end: coverage.endDate }
      : null;
  return (
    <header className={styles.toolbar}>
      <div className={styles.titleRow}>
        <h1 className={styles.title}>{t('page.title')}</h1>
        <div className={styles.actions}>
          <CopyLinkButton />
          <ExportMenu metrics={shown} />
          <ButtonIcon
            className={styles.keys}
            variant="tertiary"
            icon={<RiKeyboardLine />}
            aria-label={t('toolbar.keys')}
            onPress={onKeys}
          />
        </div>
      </div>
      <div className={styles.filters}>
        <TenantPicker value={tenant} onChange={onTenant} />
        <DatasetToggle
          tenant={tenant}
          value={view.dataset}
          onChange={dataset => change({ dataset, snapshot: null })}
        />
        <PeriodPicker
          value={view.period}
          shown={
            periodBounds(view.period, whole?.coverage.endDate ?? null) ??
            covered
          }
          onChange={period => change({ period, snapshot: null })}
        />
        <PlatformFilter
          value={view.platforms}
          onChange={platforms => change({ platforms, snapshot: null })}
        />
        <FilterChips view={view} whole={whole} change={change} />
      </div>
    </header>
  );
}
