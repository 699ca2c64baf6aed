import type { SchedulePut } from '@adinsights/plugin-platform-common';
import type { TenantScope } from '@adinsights/plugin-platform-node';

/** A tenant's schedule as it is stored. */
export interface StoredSchedule extends SchedulePut {
  tenantId: string;
  nextSlot: Date;
  nextDue: Date;
}

export interface ScheduleStore {
  get(
    scope: TenantScope,
    tenantId: string,
  ): Promise<StoredSchedule | undefined>;
  list(scope: TenantScope): Promise<StoredSchedule[]>;
  put(
    schedule: StoredSchedule,
    change: { at: Date; by: string },
  ): Promise<void>;
  /** Adds those whose tenant has none yet. */
  addMissing(
    schedules: StoredSchedule[],
    change: { at: Date; by: string },
  ): Promise<void>;
}
