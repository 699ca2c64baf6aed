import type { Knex } from 'knex';

/** An attempt of a sync that the ledger believes to be at work. */
export interface StepAtWork {
  runId: string;
  stepId: string;
  attempt: number;
  startedAt: Date;
}

/** The syncs whose attempt began before a time and has not ended. */
export async function findSyncsAtWork(
  knex: Knex,
  startedBefore: Date,
): Promise<StepAtWork[]> {
  return knex('steps')
    .where({ kind: 'sync', state: 'running' })
    .where('started_at', '<', startedBefore)
    .orderBy('started_at')
    .select<StepAtWork[]>({
      runId: 'run_id',
      stepId: 'id',
      attempt: 'attempt',
      startedAt: 'started_at',
    });
}
