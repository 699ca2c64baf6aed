import type { Knex } from 'knex';
import { loadRuns } from './load';
import { saveRuns } from './save';
import { RunHasEnded } from '../../../runs/RunHasEnded';

/**
 * Cancels a run that waits, or asks for the end of one at work.
 *
 * @returns the sync steps that are at work and have to be told
 * @throws RunHasEnded
 */
export async function cancelRun(
  trx: Knex.Transaction,
  options: { runId: string; now: Date; by: string },
): Promise<string[]> {
  const { runId, now, by } = options;
  const [draft] = await loadRuns(trx, [runId]);
  const { state, steps } = draft.run;
  if (state !== 'queued' && state !== 'running') {
    throw new RunHasEnded(runId, state);
  }
  draft.cancel(now, by);
  await saveRuns(trx, [draft], now);
  return steps
    .filter(step => step.kind === 'sync' && step.state === 'running')
    .map(({ id }) => id);
}

/** The syncs at work of all runs that are to be cancelled. */
export async function findSyncsToCancel(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select steps.id from runs
     join steps on steps.run_id = runs.id
       and steps.kind = 'sync' and steps.state = 'running'
     where runs.state = 'running' and runs.cancel_requested_at is not null`,
  );
  return rows.map(({ id }) => id);
}
