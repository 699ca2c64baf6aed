import type { SchedulePut } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { NewRun } from '../../../runs/ledgerRun';
import { createNextSlotOf } from '../../../schedules/nextSlotOf';
import { DueSchedule, planDue } from '../../../schedules/planDue';
import { Columns, recordset } from '../../recordset';
import { insertRuns } from '../runs/insert';

interface DueRow {
  tenant_id: string;
  cron: string;
  timezone: string;
  jitter_ms: number;
  catch_up: SchedulePut['catchUp'];
  next_slot: Date;
  has_queued: boolean;
}

interface NextRow {
  tenant_id: string;
  next_slot: Date;
  next_due: Date;
}

const nextColumns: Columns<NextRow> = {
  tenant_id: 'text',
  next_slot: 'timestamptz',
  next_due: 'timestamptz',
};

/** The due schedules that no other replica has in hand. */
export function dueQuery(trx: Knex, now: Date, limit: number): Knex.Raw {
  return trx.raw(
    `select tenant_id, cron, timezone, jitter_ms, catch_up, next_slot,
       exists (
         select from runs where runs.tenant_id = schedules.tenant_id
           and runs.state = 'queued' and runs.kind = 'scheduled'
       ) as has_queued
     from schedules where not paused and next_due <= ?
     order by next_due limit ? for update skip locked`,
    [now, limit],
  );
}

/**
 * Queues a run for each due schedule and moves the schedule on. A schedule of
 * a tenant that may not run moves on without one.
 *
 * @returns how many schedules were due and how many runs were queued
 */
export async function queueDue(
  trx: Knex.Transaction,
  options: {
    now: Date;
    limit: number;
    mayRun: (tenantId: string) => boolean;
    newRun: (schedule: DueSchedule, slot: Date) => NewRun;
  },
): Promise<{ due: number; queued: number }> {
  const { now, limit, mayRun, newRun } = options;
  const { rows } = (await dueQuery(trx, now, limit)) as { rows: DueRow[] };
  if (rows.length === 0) {
    return { due: 0, queued: 0 };
  }
  const nextSlotOf = createNextSlotOf();
  const runs: NewRun[] = [];
  const next: NextRow[] = [];
  for (const schedule of rows.map(toSchedule)) {
    const { slot, nextSlot, nextDue } = planDue(schedule, now, nextSlotOf);
    if (slot && mayRun(schedule.tenantId)) {
      runs.push(newRun(schedule, slot));
    }
    next.push({
      tenant_id: schedule.tenantId,
      next_slot: nextSlot,
      next_due: nextDue,
    });
  }
  const queued = await insertRuns(trx, runs);
  await trx.raw(
    `update schedules set next_slot = r.next_slot, next_due = r.next_due
     from ? where schedules.tenant_id = r.tenant_id`,
    [recordset(trx, nextColumns, next)],
  );
  return { due: rows.length, queued: queued.size };
}

function toSchedule(row: DueRow): DueSchedule {
  return {
    tenantId: row.tenant_id,
    cron: row.cron,
    timezone: row.timezone,
    jitterMs: row.jitter_ms,
    catchUp: row.catch_up,
    nextSlot: row.next_slot,
    hasQueued: row.has_queued,
  };
}
