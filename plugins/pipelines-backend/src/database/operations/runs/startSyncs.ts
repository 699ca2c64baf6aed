import type { SyncJob } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { loadRuns } from './load';
import { saveRuns } from './save';

/** The syncs that wait for a slot of an Airbyte instance, first turn first. */
export function slotLineQuery(
  trx: Knex,
  airbyteInstance: string,
  now: Date,
  limit: number,
): Knex.Raw {
  return trx.raw(
    `select id, run_id, turn from steps
     where kind = 'sync' and state = 'pending' and airbyte_instance = ?
       and not_before <= ?
     order by turn, id limit ?`,
    [airbyteInstance, now, limit],
  );
}

/**
 * Starts as many syncs as the instance has free slots, in the turns of their
 * lanes, and hands their jobs to `send` in the same transaction. Who holds the
 * row of the instance counts and claims alone; another replica passes by.
 *
 * @returns how many started
 */
export async function startSyncs(
  trx: Knex.Transaction,
  options: {
    resource: { id: string; airbyteInstance: string };
    now: Date;
    limit: number;
    send: (jobs: SyncJob[]) => Promise<void>;
  },
): Promise<number> {
  const { resource, now, limit, send } = options;
  const { id, airbyteInstance } = resource;
  const held = await trx('resources')
    .where({ id })
    .forUpdate()
    .skipLocked()
    .first<{ slots: number } | undefined>('slots');
  if (!held) {
    return 0;
  }
  const { rows: holders } = await trx.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count from steps
     where kind = 'sync' and state = 'running' and airbyte_instance = ?`,
    [airbyteInstance],
  );
  const free = Math.min(limit, held.slots - holders[0].count);
  if (free <= 0) {
    return 0;
  }
  const { rows } = (await slotLineQuery(trx, airbyteInstance, now, free)) as {
    rows: { id: string; run_id: string; turn: number }[];
  };
  const chosen = new Set(rows.map(row => row.id));
  const drafts = await loadRuns(trx, [...new Set(rows.map(row => row.run_id))]);
  const jobs: SyncJob[] = [];
  for (const draft of drafts) {
    for (const step of draft.run.steps) {
      const { connection, state } = step;
      if (connection && state === 'pending' && chosen.has(step.id)) {
        jobs.push({
          ...draft.startAttempt(step, now),
          connectionId: connection.id,
          provider: connection.provider,
          airbyteInstance: connection.airbyteInstance,
          airbyteConnectionId: connection.airbyteConnectionId,
        });
      }
    }
  }
  await send(jobs);
  await saveRuns(trx, drafts, now);
  const latest = rows.at(-1)?.turn;
  if (latest !== undefined) {
    await trx.raw(
      `update resources set virtual_time = greatest(virtual_time, ?)
       where id = ?`,
      [latest, id],
    );
  }
  return jobs.length;
}
