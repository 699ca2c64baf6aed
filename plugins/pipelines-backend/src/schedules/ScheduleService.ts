import {
  defaultScheduleIn,
  nextSlot,
  nextSlots,
  Schedule,
  SchedulePut,
} from '@adinsights/plugin-platform-common';
import type {
  Clock,
  TenantDirectory,
  TenantRecord,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import { createNextSlotOf, NextSlotOf } from './nextSlotOf';
import { planFirst } from './planDue';
import type { ScheduleStore, StoredSchedule } from './ScheduleStore';

const SHOWN_SLOTS = 5;
const MADE_BY = 'portal';

/** The schedules of tenants: asked for, changed, and made for new tenants. */
export class ScheduleService {
  readonly #store: ScheduleStore;
  readonly #directory: TenantDirectory;
  readonly #clock: Clock;
  // Spares the tick a look at the table while no tenant is new.
  readonly #known = new Set<string>();

  constructor(options: {
    store: ScheduleStore;
    directory: TenantDirectory;
    clock: Clock;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#clock = options.clock;
  }

  /** @throws NotFoundError - when the tenant is not in scope */
  async get(scope: TenantScope, tenantId: string): Promise<Schedule> {
    const stored = await this.#store.get(scope, tenantId);
    if (stored) {
      return this.#show(stored);
    }
    const record = await this.#directory.get(tenantId);
    if (!record) {
      throw new NotFoundError(`tenant: no tenant ${tenantId}`);
    }
    return this.#show(this.#defaultOf(record, nextSlot));
  }

  async put(
    scope: TenantScope,
    tenantId: string,
    put: SchedulePut,
    by: string,
  ): Promise<Schedule> {
    const now = this.#clock.now();
    const before = await this.#store.get(scope, tenantId);
    // Only a new rhythm starts anew: else a slot that waits out its jitter
    // would be lost by a change of something else.
    const schedule: StoredSchedule =
      before && sameRhythm(before, put)
        ? { ...before, ...put }
        : {
            tenantId,
            ...put,
            ...planFirst({ tenantId, ...put }, now, nextSlot),
          };
    await this.#store.put(schedule, { at: now, by });
    return this.#show(schedule);
  }

  async list(scope: TenantScope): Promise<StoredSchedule[]> {
    return this.#store.list(scope);
  }

  /** Gives every active tenant without a schedule the default one. */
  async addMissing(): Promise<void> {
    const records = await this.#directory.list();
    const fresh = records.filter(
      ({ id, status }) => status === 'active' && !this.#known.has(id),
    );
    if (fresh.length === 0) {
      return;
    }
    const nextSlotOf = createNextSlotOf();
    await this.#store.addMissing(
      fresh.map(record => this.#defaultOf(record, nextSlotOf)),
      { at: this.#clock.now(), by: MADE_BY },
    );
    fresh.forEach(({ id }) => this.#known.add(id));
  }

  #defaultOf(
    { id: tenantId, timezone }: TenantRecord,
    nextSlotOf: NextSlotOf,
  ): StoredSchedule {
    const rhythm = { tenantId, ...defaultScheduleIn(timezone) };
    return {
      ...rhythm,
      catchUp: 'latest',
      ...planFirst(rhythm, this.#clock.now(), nextSlotOf),
    };
  }

  #show(schedule: StoredSchedule): Schedule {
    const { nextSlot: _slot, nextDue: _due, ...shown } = schedule;
    return {
      ...shown,
      next: nextSlots(schedule, this.#clock.now(), SHOWN_SLOTS).map(slot =>
        slot.toISOString(),
      ),
    };
  }
}

function sameRhythm(before: StoredSchedule, after: SchedulePut): boolean {
  return (
    before.cron === after.cron &&
    before.timezone === after.timezone &&
    before.jitterMs === after.jitterMs &&
    // Paused or just resumed: slots of the pause are not made up for.
    !before.paused
  );
}
