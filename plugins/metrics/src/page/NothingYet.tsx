import { EmptyState } from '@adinsights/plugin-platform-react';
import { Button } from '@backstage/ui';
import { RiBarChartBoxLine } from '@remixicon/react';
import { useDatasets } from '../data/useDatasets';
import { useMetricsTranslation } from '../useMetricsTranslation';

/** Before the first snapshot: what will be here, and sample numbers till then. */
export function NothingYet(props: { tenant: string; onDemo: () => void }) {
  const { tenant, onDemo } = props;
  const t = useMetricsTranslation();
  const datasets = useDatasets(tenant);
  const hasDemo = datasets.data?.items.some(
    ({ id, enabled }) => id === 'demo' && enabled,
  );
  return (
    <EmptyState
      size="page"
      icon={<RiBarChartBoxLine size={32} />}
      title={t('page.nothingTitle')}
      description={t('page.nothingText')}
      action={
        hasDemo && (
          <Button variant="secondary" onPress={onDemo}>
            {t('page.showDemo')}
          </Button>
        )
      }
    />
  );
}
