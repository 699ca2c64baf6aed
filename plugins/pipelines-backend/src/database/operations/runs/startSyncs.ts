import type { SyncJob } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { loadRuns } from './load';
import { saveRuns } from './save';

/**
 * Starts an attempt of every sync step that may start, and hands its job to
 * `send` in the same transaction.
 *
 * @returns how many runs were looked at
 */
export async function startSyncs(
  trx: Knex.Transaction,
  options: {
    now: Date;
    limit: number;
    send: (job: SyncJob) => Promise<void>;
  },
): Promise<number> {
  const { now, limit, send } = options;
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from runs
     where state = 'running' and id in (
       select run_id from steps
       where kind = 'sync' and state = 'pending' and not_before <= ?
       group by run_id order by min(not_before) limit ?
     )
     for update skip locked`,
    [now, limit],
  );
  const drafts = await loadRuns(
    trx,
    rows.map(({ id }) => id),
  );
  for (const draft of drafts) {
    for (const step of draft.run.steps) {
      const { connection, state, notBefore } = step;
      if (connection && state === 'pending' && notBefore <= now) {
        await send({
          ...draft.startAttempt(step, now),
          connectionId: connection.id,
          provider: connection.provider,
          airbyteInstance: connection.airbyteInstance,
          airbyteConnectionId: connection.airbyteConnectionId,
        });
      }
    }
  }
  await saveRuns(trx, drafts, now);
  return drafts.length;
}
