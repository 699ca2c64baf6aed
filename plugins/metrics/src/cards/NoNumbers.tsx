import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { EmptyState } from '@adinsights/plugin-platform-react';
import { Button } from '@backstage/ui';
import { useMetricsTranslation } from '../useMetricsTranslation';

type Availability = CombinedMetrics['availability']['campaign'];

/** Why a section has no numbers, with the way out when filters are the cause. */
export function NoNumbers(props: {
  title: string;
  availability: Availability;
  onClearFilters: () => void;
}) {
  const { title, availability, onClearFilters } = props;
  const t = useMetricsTranslation();
  const { reason } = availability;
  return (
    <EmptyState
      title={title}
      description={reason && t(`availability.${reason}`)}
      action={
        reason === 'no_matching_filters' && (
          <Button variant="secondary" onPress={onClearFilters}>
            {t('toolbar.clearFilters')}
          </Button>
        )
      }
    />
  );
}
