import { EmptyState } from '@adinsights/plugin-platform-react';
import { Button } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';

/** The server refuses the filters of the address, so asking again is no use. */
export function WrongFilter(props: {
  tenantName: string;
  onClearFilters: () => void;
}) {
  const { tenantName, onClearFilters } = props;
  const t = useMetricsTranslation();
  return (
    <EmptyState
      size="page"
      icon={<RiFilterOffLine size={32} />}
      title={t('failure.filterTitle')}
      description={t('failure.filterText', { tenant: tenantName })}
      action={
        <Button variant="secondary" onPress={onClearFilters}>
          {t('toolbar.clearFilters')}
        </Button>
      }
    />
  );
}
