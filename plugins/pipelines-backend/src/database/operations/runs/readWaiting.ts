import type { RunState } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { WaitingFacts } from '../../../runs/waiting';

interface QueuedRow {
  id: string;
  active_run_id: string | null;
  ahead: string;
}

interface RunningRow {
  id: string;
  syncs_running: string;
  sync_rests_until: Date | null;
  ready_ahead: string | null;
  transform: string;
  snapshot: string;
}

/** Why the runs among these that are not over wait, by run id. */
export async function readWaiting(
  knex: Knex,
  runs: readonly { id: string; state: RunState }[],
): Promise<Map<string, WaitingFacts>> {
  const idsOf = (state: RunState) =>
    runs.filter(run => run.state === state).map(({ id }) => id);
  const facts = new Map<string, WaitingFacts>();
  const queued = idsOf('queued');
  if (queued.length > 0) {
    for (const row of await readQueued(knex, queued)) {
      facts.set(row.id, {
        state: 'queued',
        activeRunId: row.active_run_id,
        ahead: Number(row.ahead),
      });
    }
  }
  const running = idsOf('running');
  if (running.length > 0) {
    for (const row of await readRunning(knex, running)) {
      facts.set(row.id, {
        state: 'running',
        syncsRunning: Number(row.syncs_running),
        syncRestsUntil: row.sync_rests_until,
        readyAhead: row.ready_ahead === null ? null : Number(row.ready_ahead),
        transform: row.transform,
        snapshot: row.snapshot,
      });
    }
  }
  return facts;
}

async function readQueued(knex: Knex, ids: string[]): Promise<QueuedRow[]> {
  const { rows } = await knex.raw<{ rows: QueuedRow[] }>(
    `select id,
       (select active.id from runs as active
        where active.tenant_id = runs.tenant_id and active.state = 'running'
       ) as active_run_id,
       (select count(*) from runs as ahead
        where ahead.tenant_id = runs.tenant_id and ahead.state = 'queued'
          and (ahead.priority, ahead.queued_at, ahead.id)
            < (runs.priority, runs.queued_at, runs.id)) as ahead
     from runs where id = any(?)`,
    [ids],
  );
  return rows;
}

async function readRunning(knex: Knex, ids: string[]): Promise<RunningRow[]> {
  const { rows } = await knex.raw<{ rows: RunningRow[] }>(
    `select runs.id,
       count(*) filter (where steps.kind = 'sync' and steps.state = 'running')
         as syncs_running,
       min(steps.not_before)
         filter (where steps.kind = 'sync' and steps.state = 'pending')
         as sync_rests_until,
       case when runs.ready_at is not null then (
         select count(*) from runs as ahead
         join steps as transform on transform.run_id = ahead.id
           and transform.kind = 'transform' and transform.state = 'pending'
         where ahead.state = 'running' and ahead.ready_at is not null
           and (ahead.priority, ahead.ready_at, ahead.id)
             < (runs.priority, runs.ready_at, runs.id)
       ) end as ready_ahead,
       max(steps.state) filter (where steps.kind = 'transform') as transform,
       max(steps.state) filter (where steps.kind = 'snapshot') as snapshot
     from runs join steps on steps.run_id = runs.id
     where runs.id = any(?) group by runs.id`,
    [ids],
  );
  return rows;
}
