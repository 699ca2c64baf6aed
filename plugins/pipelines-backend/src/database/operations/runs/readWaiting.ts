import type { RunState } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import { resourceOf } from '../../../lanes/lane';
import type { WaitingFacts } from '../../../runs/waiting';

interface QueuedRow {
  id: string;
  active_run_id: string | null;
  place: string;
}

interface RunningRow {
  id: string;
  cancel_requested: boolean;
  syncs_running: string;
  sync_rests_until: Date | null;
  slot_instance: string | null;
  slots: number | null;
  slot_place: string | null;
  ready_place: string | null;
  transform: string;
  snapshot: string;
}

/** Why the runs among these that are not over wait, by run id. */
export async function readWaiting(
  knex: Knex,
  runs: readonly { id: string; state: RunState }[],
  now: Date,
): Promise<Map<string, WaitingFacts>> {
  const idsOf = (state: RunState) =>
    runs.filter(run => run.state === state).map(({ id }) => id);
  const facts = new Map<string, WaitingFacts>();
  const queued = idsOf('queued');
  if (queued.length > 0) {
    const { rows } = (await queuedQuery(knex, queued)) as {
      rows: QueuedRow[];
    };
    for (const row of rows) {
      facts.set(row.id, {
        state: 'queued',
        activeRunId: row.active_run_id,
        ahead: Number(row.place) - 1,
      });
    }
  }
  const running = idsOf('running');
  if (running.length > 0) {
    const { rows } = (await runningQuery(knex, running, now)) as {
      rows: RunningRow[];
    };
    rows.forEach(row => facts.set(row.id, toRunning(row)));
  }
  return facts;
}

function toRunning(row: RunningRow): WaitingFacts {
  return {
    state: 'running',
    cancelRequested: row.cancel_requested,
    syncsRunning: Number(row.syncs_running),
    syncRestsUntil: row.sync_rests_until,
    slot:
      row.slot_instance === null
        ? null
        : {
            instance: row.slot_instance,
            slots: row.slots ?? 0,
            place: Number(row.slot_place),
          },
    readyAhead: row.ready_place === null ? null : Number(row.ready_place) - 1,
    transform: row.transform,
    snapshot: row.snapshot,
  };
}

/** Numbers the lines of the tenants once, whatever number of runs is asked. */
export function queuedQuery(knex: Knex, ids: readonly string[]): Knex.Raw {
  return knex.raw(
    `with wanted as (
       select distinct tenant_id from runs where id = any(:ids)
     ), line as (
       select runs.id, runs.tenant_id, row_number() over (
         partition by runs.tenant_id order by priority, queued_at, id
       ) as place
       from wanted join runs using (tenant_id) where state = 'queued'
     )
     select line.id, line.place, active.id as active_run_id from line
     left join runs as active
       on active.tenant_id = line.tenant_id and active.state = 'running'
     where line.id = any(:ids)`,
    { ids: [...ids] },
  );
}

/** Numbers the line of slots and that of the next wave once for all runs. */
export function runningQuery(
  knex: Knex,
  ids: readonly string[],
  now: Date,
): Knex.Raw {
  return knex.raw(
    `with own as (
       select * from steps where run_id = any(:ids)
     ), slot_line as (
       select run_id, airbyte_instance, row_number() over (
         partition by airbyte_instance order by turn, id
       ) as place
       from steps
       where kind = 'sync' and state = 'pending' and not_before <= :now
         and airbyte_instance in (
           select airbyte_instance from own
           where kind = 'sync' and state = 'pending'
         )
     ), slot as (
       select distinct on (run_id) run_id, airbyte_instance, place
       from slot_line where run_id = any(:ids) order by run_id, place
     ), ready as (
       select runs.id, row_number() over (
         order by runs.priority, runs.ready_at, runs.id
       ) as place
       from runs
       join steps as transform on transform.run_id = runs.id
         and transform.kind = 'transform' and transform.state = 'pending'
       where runs.state = 'running' and runs.ready_at is not null
         and exists (select from runs as asked
           where asked.id = any(:ids) and asked.ready_at is not null)
     ), steps_of as (
       select run_id,
         count(*) filter (where kind = 'sync' and state = 'running')
           as syncs_running,
         min(not_before) filter (where kind = 'sync' and state = 'pending')
           as sync_rests_until,
         max(state) filter (where kind = 'transform') as transform,
         max(state) filter (where kind = 'snapshot') as snapshot
       from own group by run_id
     )
     select runs.id, runs.cancel_requested_at is not null as cancel_requested,
       steps_of.syncs_running, steps_of.sync_rests_until,
       slot.airbyte_instance as slot_instance, resources.slots,
       slot.place as slot_place, ready.place as ready_place,
       steps_of.transform, steps_of.snapshot
     from runs
     join steps_of on steps_of.run_id = runs.id
     left join slot on slot.run_id = runs.id
     left join resources on resources.id = :resource || slot.airbyte_instance
     left join ready on ready.id = runs.id
     where runs.id = any(:ids)`,
    { ids: [...ids], now, resource: resourceOf('') },
  );
}
