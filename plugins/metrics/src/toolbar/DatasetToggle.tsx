import type { DatasetId } from '@adinsights/plugin-platform-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useDatasets } from '../data/useDatasets';
import { useMetricsTranslation } from '../useMetricsTranslation';

/**
 * Chooses the dataset. Words, and what can be chosen, are the server's; a
 * dataset that is off stays visible, and says why on hover.
 */
export function DatasetToggle(props: {
  tenant: string;
  value: DatasetId;
  onChange: (dataset: DatasetId) => void;
}) {
  const { tenant, value, onChange } = props;
  const t = useMetricsTranslation();
  const datasets = useDatasets(tenant);
  if (!datasets.data) {
    return null;
  }
  return (
    <ToggleButtonGroup
      aria-label={t('toolbar.dataset')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const chosen = datasets.data?.items.find(({ id }) => keys.has(id));
        if (chosen && chosen.id !== value) {
          onChange(chosen.id);
        }
      }}
    >
      {datasets.data.items.map(dataset => (
        <ToggleButton
          key={dataset.id}
          id={dataset.id}
          isDisabled={!dataset.enabled && dataset.id !== value}
        >
          <span title={dataset.detail}>{dataset.label}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
