import type { RunState } from '@adinsights/plugin-platform-common';
import { RelativeTime } from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiForbidLine,
  RiHourglassLine,
  RiLoader4Line,
} from '@remixicon/react';
import { tenantsTranslationRef } from '../translation';
import type { FleetRow } from './FleetRow';
import { Known, SourceState } from './Known';
import styles from './cells.module.css';

const ICONS: Record<RunState, typeof RiCheckLine> = {
  queued: RiHourglassLine,
  running: RiLoader4Line,
  succeeded: RiCheckLine,
  degraded: RiAlertLine,
  failed: RiCloseCircleLine,
  cancelled: RiForbidLine,
};

/** What the tenant's runs do: the one under way, else how the last one ended. */
export function LastRun(props: { row: FleetRow; source: SourceState }) {
  const { row, source } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const state = row.run?.activeRunId ? 'running' : row.run?.lastRunState;
  return (
    <Known value={state} source={source} reason={t('cells.neverRun')}>
      {known => {
        const Icon = ICONS[known];
        return (
          <span className={styles.run} data-state={known}>
            <Icon size={16} aria-hidden="true" />
            {t(`run.${known}`)}
            {known !== 'running' && row.run?.lastRunEndedAt && (
              <span className={styles.time}>
                <RelativeTime
                  time={row.run.lastRunEndedAt}
                  timeZone={row.tenant?.timezone}
                  hint="title"
                />
              </span>
            )}
          </span>
        );
      }}
    </Known>
  );
}
