import type { PipelinesFleetRow } from '@adinsights/plugin-platform-common';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import type { Lane } from './lanes';
import styles from './Timeline.module.css';

/** Whose lane is which; pressing a name shows that tenant alone. */
export function LaneNames(props: {
  lanes: readonly Lane[];
  nextRuns: Map<string, PipelinesFleetRow> | undefined;
  laneHeight: number;
  axisHeight: number;
  onTenant: (tenantId: string) => void;
}) {
  const { lanes, nextRuns, laneHeight, axisHeight, onTenant } = props;
  const t = usePipelinesTranslation();
  return (
    <ul className={styles.names} style={{ paddingTop: axisHeight }}>
      {lanes.map(({ tenantId, name, runs }) => {
        const isPaused = nextRuns?.get(tenantId)?.paused ?? false;
        const aside = isPaused ? t('timeline.paused') : t('timeline.noRuns');
        return (
          <li key={tenantId} style={{ height: laneHeight }}>
            <button
              type="button"
              className={styles.name}
              title={name}
              onClick={() => onTenant(tenantId)}
            >
              {name}
            </button>
            {(isPaused || runs.length === 0) && (
              <span className={styles.aside}>{aside}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
