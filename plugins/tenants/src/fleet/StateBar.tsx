import type { FreshnessState } from '@adinsights/plugin-platform-common';
import styles from './FleetTiles.module.css';

const ORDER: FreshnessState[] = ['fresh', 'late', 'stale', 'missing', 'paused'];

/**
 * How the fleet divides among the states, which the tiles beside it say in
 * numbers. Takes its room also while they are not known.
 */
export function StateBar(props: {
  states: Record<FreshnessState, number> | undefined;
}) {
  const { states } = props;
  return (
    <span className={styles.bar} aria-hidden="true">
      {ORDER.map(
        state =>
          Boolean(states?.[state]) && (
            <span
              key={state}
              data-state={state}
              style={{ flexGrow: states?.[state] }}
            />
          ),
      )}
    </span>
  );
}
