import {
  SyncStatus,
  syncStatusSchema,
  Telemetry,
} from '@adinsights/plugin-platform-common';
import { formatNumber } from '@adinsights/plugin-platform-react';
import { syncLooks } from '../state/stateLooks';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from '../cards/tables.module.css';

/** How many connections stand how; pressing one shows those alone. */
export function SyncStatusFilter(props: {
  counts: Telemetry['syncStatusCounts'] | undefined;
  value: SyncStatus | null;
  onChange: (value: SyncStatus | null) => void;
}) {
  const { counts, value, onChange } = props;
  const t = usePipelinesTranslation();
  return (
    <div
      role="group"
      className={styles.statuses}
      aria-label={t('connections.rollUp')}
    >
      {syncStatusSchema.options.map(status => {
        const Icon = syncLooks[status].icon;
        const isPressed = status === value;
        return (
          <button
            key={status}
            type="button"
            className={styles.chip}
            aria-pressed={isPressed}
            onClick={() => onChange(isPressed ? null : status)}
          >
            <Icon size={14} aria-hidden="true" />
            {t(`sync.${status}`)} <b>{formatNumber(counts?.[status])}</b>
          </button>
        );
      })}
    </div>
  );
}
