import type { Failure, RunState } from '@adinsights/plugin-platform-common';
import { hasLanded, LedgerStep } from './ledgerRun';

export interface RunOutcome {
  state: RunState;
  failure: Failure | null;
}

/**
 * How a run ends, from how its steps did.
 *
 * Failed: nothing landed, or transform or snapshot did not come through.
 * Degraded: a sync is missing, or the tenant's data broke a quality rule, in
 * which case its old numbers stay.
 */
export function runOutcome(steps: readonly LedgerStep[]): RunOutcome {
  const syncs = steps.filter(({ kind }) => kind === 'sync');
  const stages = steps.filter(({ kind }) => kind !== 'sync');
  if (
    stages.some(({ state }) => state === 'cancelled') ||
    (syncs.length > 0 && syncs.every(({ state }) => state === 'cancelled'))
  ) {
    return { state: 'cancelled', failure: null };
  }
  if (syncs.length > 0 && !syncs.some(hasLanded)) {
    return { state: 'failed', failure: firstFailure(syncs) };
  }
  const stopped = stages.find(
    ({ state }) => state === 'failed' || state === 'degraded',
  );
  if (stopped) {
    const quarantined =
      stopped.state === 'degraded' || stopped.failure?.code === 'quality';
    return {
      state: quarantined ? 'degraded' : 'failed',
      failure: stopped.failure,
    };
  }
  const lacking = syncs.filter(({ state }) => state !== 'succeeded');
  return lacking.length > 0
    ? { state: 'degraded', failure: firstFailure(lacking) }
    : { state: 'succeeded', failure: null };
}

function firstFailure(steps: readonly LedgerStep[]): Failure | null {
  return steps.find(({ failure }) => failure !== null)?.failure ?? null;
}
