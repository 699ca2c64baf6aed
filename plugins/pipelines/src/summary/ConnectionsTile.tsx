import {
  syncStatusSchema,
  Telemetry,
} from '@adinsights/plugin-platform-common';
import { formatNumber, NO_VALUE } from '@adinsights/plugin-platform-react';
import { RiPlugLine } from '@remixicon/react';
import { syncLooks } from '../state/stateLooks';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './SummaryTiles.module.css';

/** How the syncs of all connections stand, as a bar and in words. */
export function ConnectionsTile(props: {
  telemetry: Telemetry | undefined;
  isPressed: boolean;
  onPress: () => void;
}) {
  const { telemetry, isPressed, onPress } = props;
  const t = usePipelinesTranslation();
  const counts = syncStatusSchema.options
    .map(status => ({
      status,
      count: telemetry?.syncStatusCounts[status] ?? 0,
    }))
    .filter(({ count }) => count > 0);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <button
      type="button"
      className={styles.tile}
      data-tone="none"
      aria-pressed={isPressed}
      onClick={onPress}
    >
      <span className={styles.label}>
        <RiPlugLine size={16} aria-hidden="true" />
        {t('summary.connections')}
      </span>
      <span className={styles.value}>
        {telemetry ? formatNumber(all) : NO_VALUE}
      </span>
      {all > 0 && (
        <span className={styles.bar} aria-hidden="true">
          {counts.map(({ status, count }) => (
            <span
              key={status}
              data-tone={syncLooks[status].tone}
              style={{ flexGrow: count }}
            />
          ))}
        </span>
      )}
      <span className={styles.counts}>
        {counts.map(({ status, count }) => {
          const { tone, icon: Icon } = syncLooks[status];
          return (
            <span key={status} className={styles.count} data-tone={tone}>
              <Icon size={14} aria-hidden="true" />
              {formatNumber(count)} {t(`sync.${status}`)}
            </span>
          );
        })}
        {telemetry && all === 0 && t('summary.connectionsNone')}
      </span>
    </button>
  );
}
