import {
  Provider,
  providerLabels,
  providerSchema,
} from '@adinsights/plugin-platform-common';
import { Select } from '@backstage/ui';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { platformsIn } from '../view/metricsView';
import styles from './Toolbar.module.css';

/** Chooses platforms; none chosen means all. */
export function PlatformFilter(props: {
  value: Provider[];
  onChange: (platforms: Provider[]) => void;
}) {
  const { value, onChange } = props;
  const t = useMetricsTranslation();
  return (
    <Select
      aria-label={t('toolbar.platforms')}
      className={styles.select}
      selectionMode="multiple"
      placeholder={t('toolbar.allPlatforms')}
      options={providerSchema.options.map(platform => ({
        id: platform,
        label: providerLabels[platform],
      }))}
      value={value}
      onChange={keys => onChange(platformsIn(keys.map(String)))}
    />
  );
}
