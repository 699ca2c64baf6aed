import type { FreshnessState } from '@adinsights/plugin-platform-common';
import type { FleetRow } from './FleetRow';

/** The numbers of the tiles. */
export interface FleetSummary {
  states: Record<FreshnessState, number>;
  /** Tenants that should be fresh: all whose state is known, but paused ones. */
  expected: number;
  /** Share of the expected that is fresh; null when none is expected. */
  freshShare: number | null;
  running: number;
  failing: number;
}

/** Whether a run of the tenant is under way. */
export function isRunning(row: FleetRow): boolean {
  return Boolean(row.run?.activeRunId);
}

/** Whether the tenant's last run failed. */
export function isFailing(row: FleetRow): boolean {
  return row.run?.lastRunState === 'failed';
}

/** Counts the fleet by state and by what its runs do. */
export function summariseFleet(rows: readonly FleetRow[]): FleetSummary {
  const states = { fresh: 0, late: 0, stale: 0, missing: 0, paused: 0 };
  let running = 0;
  let failing = 0;
  for (const row of rows) {
    if (row.metrics) {
      states[row.metrics.state] += 1;
    }
    running += isRunning(row) ? 1 : 0;
    failing += isFailing(row) ? 1 : 0;
  }
  const expected = states.fresh + states.late + states.stale + states.missing;
  return {
    states,
    expected,
    freshShare: expected ? states.fresh / expected : null,
    running,
    failing,
  };
}

/**
 * A share as a percentage with at most one decimal, rounded down: 100 % is
 * said only when nothing is missing.
 */
export function percentRoundedDown(share: number): number {
  return Math.floor(share * 1000 + 1e-9) / 10;
}
