import type { SchedulePut } from '@adinsights/plugin-platform-common';
import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import type { ScheduleStore, StoredSchedule } from '../schedules/ScheduleStore';
import { Columns, recordset } from './recordset';
import { inScope } from './scoped';

interface ScheduleRow {
  tenant_id: string;
  cron: string;
  timezone: string;
  jitter_ms: number;
  catch_up: SchedulePut['catchUp'];
  paused: boolean;
  next_slot: Date;
  next_due: Date;
  updated_at: Date;
  updated_by: string;
}

const columns: Columns<ScheduleRow> = {
  tenant_id: 'text',
  cron: 'text',
  timezone: 'text',
  jitter_ms: 'integer',
  catch_up: 'text',
  paused: 'boolean',
  next_slot: 'timestamptz',
  next_due: 'timestamptz',
  updated_at: 'timestamptz',
  updated_by: 'text',
};

/** {@link ScheduleStore} in table `schedules`. */
export class DatabaseScheduleStore implements ScheduleStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    scope: TenantScope,
    tenantId: string,
  ): Promise<StoredSchedule | undefined> {
    const row = await this.#knex<ScheduleRow>('schedules')
      .where({ tenant_id: tenantId })
      .modify(inScope, scope)
      .first();
    return row && toSchedule(row);
  }

  async list(scope: TenantScope): Promise<StoredSchedule[]> {
    const rows = await this.#knex<ScheduleRow>('schedules')
      .modify(inScope, scope)
      .orderBy('tenant_id')
      .select<ScheduleRow[]>('*');
    return rows.map(toSchedule);
  }

  async put(
    schedule: StoredSchedule,
    change: { at: Date; by: string },
  ): Promise<void> {
    await this.#knex<ScheduleRow>('schedules')
      .insert(toRow(schedule, change))
      .onConflict('tenant_id')
      .merge();
  }

  async addMissing(
    schedules: StoredSchedule[],
    change: { at: Date; by: string },
  ): Promise<void> {
    const names = Object.keys(columns).join(', ');
    await this.#knex.raw(
      `insert into schedules (${names}) select ${names} from ?
       on conflict do nothing`,
      [
        recordset(
          this.#knex,
          columns,
          schedules.map(schedule => toRow(schedule, change)),
        ),
      ],
    );
  }
}

function toRow(
  schedule: StoredSchedule,
  change: { at: Date; by: string },
): ScheduleRow {
  return {
    tenant_id: schedule.tenantId,
    cron: schedule.cron,
    timezone: schedule.timezone,
    jitter_ms: schedule.jitterMs,
    catch_up: schedule.catchUp,
    paused: schedule.paused,
    next_slot: schedule.nextSlot,
    next_due: schedule.nextDue,
    updated_at: change.at,
    updated_by: change.by,
  };
}

function toSchedule(row: ScheduleRow): StoredSchedule {
  return {
    tenantId: row.tenant_id,
    cron: row.cron,
    timezone: row.timezone,
    jitterMs: row.jitter_ms,
    catchUp: row.catch_up,
    paused: row.paused,
    nextSlot: row.next_slot,
    nextDue: row.next_due,
  };
}
