import {
  CronSchedule,
  SchedulePut,
  slotAtOrBefore,
} from '@adinsights/plugin-platform-common';
import { jitterOf } from './jitter';
import type { NextSlotOf } from './nextSlotOf';

/** A slot this long past its time was missed, for `catchUp: skip`. */
export const MISSED_AFTER_MS = 5 * 60_000;
// How long a slot of `catchUp: all` lets the one before it wait in the queue.
const WAIT_FOR_QUEUED_MS = 30_000;

export interface DueSchedule extends CronSchedule {
  tenantId: string;
  jitterMs: number;
  catchUp: SchedulePut['catchUp'];
  nextSlot: Date;
  /** A scheduled run of the tenant waits in the queue. */
  hasQueued: boolean;
}

/** What a due schedule does now, and when it is due again. */
export interface DuePlan {
  /** The slot to serve now, if any. */
  slot: Date | null;
  nextSlot: Date;
  nextDue: Date;
}

/** When a slot is served. */
export function dueOf(
  schedule: { tenantId: string; jitterMs: number },
  slot: Date,
): Date {
  return new Date(
    slot.getTime() + jitterOf(schedule.tenantId, schedule.jitterMs),
  );
}

/** The first slot after `now`, for a schedule that is new or changed. */
export function planFirst(
  schedule: CronSchedule & { tenantId: string; jitterMs: number },
  now: Date,
  nextSlotOf: NextSlotOf,
): { nextSlot: Date; nextDue: Date } {
  const slot = nextSlotOf(schedule, now);
  return { nextSlot: slot, nextDue: dueOf(schedule, slot) };
}

/**
 * Serves a due schedule. Slots missed meanwhile collapse into the newest one
 * (`latest`), are left out (`skip`), or are served one after the other (`all`).
 */
export function planDue(
  schedule: DueSchedule,
  now: Date,
  nextSlotOf: NextSlotOf,
): DuePlan {
  const after = (slot: Date | null, served: Date): DuePlan => {
    const next = nextSlotOf(schedule, served);
    return { slot, nextSlot: next, nextDue: dueOf(schedule, next) };
  };
  if (schedule.catchUp === 'all') {
    if (schedule.hasQueued) {
      return {
        slot: null,
        nextSlot: schedule.nextSlot,
        nextDue: new Date(now.getTime() + WAIT_FOR_QUEUED_MS),
      };
    }
    return after(schedule.nextSlot, schedule.nextSlot);
  }
  const onlyOne = after(schedule.nextSlot, schedule.nextSlot);
  const newest =
    onlyOne.nextDue > now ? schedule.nextSlot : newestDue(schedule, now);
  const missed =
    now.getTime() - dueOf(schedule, newest).getTime() > MISSED_AFTER_MS;
  const served = schedule.catchUp === 'skip' && missed ? null : newest;
  return after(served, newest);
}

function newestDue(schedule: DueSchedule, now: Date): Date {
  const offsetMs = jitterOf(schedule.tenantId, schedule.jitterMs);
  return slotAtOrBefore(schedule, new Date(now.getTime() - offsetMs));
}
