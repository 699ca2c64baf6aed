import { traceIdOf } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import type { NewRun } from '../../../runs/ledgerRun';
import { buildsFullWindow, priorityOf } from '../../../runs/priority';
import { Columns, recordset } from '../../recordset';

const columns: Columns<Record<string, unknown>> = {
  id: 'text',
  tenant_id: 'text',
  kind: 'text',
  slot: 'timestamptz',
  state: 'text',
  priority: 'smallint',
  full_window: 'boolean',
  reason: 'text',
  requested_by: 'text',
  queued_at: 'timestamptz',
  traceparent: 'text',
  trace_id: 'text',
};

/**
 * Queues runs and answers the ids of those that were new: a slot is served
 * once, and a tenant has one scheduled, one manual and one late run in the
 * queue at most.
 */
export async function insertRuns(
  trx: Knex.Transaction,
  runs: readonly NewRun[],
): Promise<Set<string>> {
  if (runs.length === 0) {
    return new Set();
  }
  const rows = runs.map(run => ({
    id: run.id,
    tenant_id: run.tenantId,
    kind: run.kind,
    slot: run.slot,
    state: 'queued',
    priority: priorityOf(run.kind),
    full_window: buildsFullWindow(run.kind),
    reason: run.reason,
    requested_by: run.requestedBy,
    queued_at: run.queuedAt,
    traceparent: run.traceparent,
    trace_id: traceIdOf(run.traceparent),
  }));
  const names = Object.keys(columns).join(', ');
  const { rows: inserted } = await trx.raw<{ rows: { id: string }[] }>(
    `with queued as (
       insert into runs (${names}) select ${names} from ?
       on conflict do nothing returning id, tenant_id, queued_at, kind
     ), counted as (
       insert into lanes (tenant_id, queued)
       select tenant_id, count(*) from queued group by 1 order by 1
       on conflict (tenant_id) do update
         set queued = lanes.queued + excluded.queued
     ), told as (
       insert into run_events (run_id, at, type, text)
       select id, queued_at, 'run.queued', 'Run queued (' || kind || ')'
       from queued
     )
     select id from queued`,
    [recordset(trx, columns, rows)],
  );
  return new Set(inserted.map(({ id }) => id));
}
