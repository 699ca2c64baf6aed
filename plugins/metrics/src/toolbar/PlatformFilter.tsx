import {
  CombinedMetrics,
  providerSchema,
} from '@adinsights/plugin-platform-common';
import { Select } from '@backstage/ui';
import { platformName } from '../banner/freshnessReason';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './Toolbar.module.css';

/** Chooses platforms; none chosen means all. */
export function PlatformFilter(props: {
  whole: CombinedMetrics | undefined;
  value: string[];
  onChange: (platforms: string[]) => void;
}) {
  const { whole, value, onChange } = props;
  const t = useMetricsTranslation();
  const platforms = new Set<string>([
    ...providerSchema.options,
    ...(whole?.campaign.rows.map(row => row.platform) ?? []),
    ...value,
  ]);
  return (
    <Select
      aria-label={t('toolbar.platforms')}
      className={styles.select}
      selectionMode="multiple"
      placeholder={t('toolbar.allPlatforms')}
      options={[...platforms].map(platform => ({
        id: platform,
        label: platformName(platform),
      }))}
      value={value}
      onChange={keys => onChange(keys.map(String))}
    />
  );
}
