import {
  CronSchedule,
  nextSlot,
  SchedulePut,
  slotAtOrBefore,
} from '@adinsights/plugin-platform-common';
import { jitterOf } from './jitter';

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
): { nextSlot: Date; nextDue: Date } {
  const slot = nextSlot(schedule, now);
  return { nextSlot: slot, nextDue: dueOf(schedule, slot) };
}

/**
 * Serves a due schedule. Slots missed meanwhile collapse into the newest one
 * (`latest`), are left out (`skip`), or are served one after the other (`all`).
 */
export function planDue(schedule: DueSchedule, now: Date): DuePlan {
  if (schedule.catchUp === 'all') {
    if (schedule.hasQueued) {
      return {
        slot: null,
        nextSlot: schedule.nextSlot,
        nextDue: new Date(now.getTime() + WAIT_FOR_QUEUED_MS),
      };
    }
    return planAfter(schedule, schedule.nextSlot, schedule.nextSlot);
  }
  const offsetMs = jitterOf(schedule.tenantId, schedule.jitterMs);
  const newest = slotAtOrBefore(schedule, new Date(now.getTime() - offsetMs));
  const missed =
    now.getTime() - (newest.getTime() + offsetMs) > MISSED_AFTER_MS;
  return planAfter(
    schedule,
    schedule.catchUp === 'skip' && missed ? null : newest,
    newest,
  );
}

function planAfter(
  schedule: DueSchedule,
  slot: Date | null,
  served: Date,
): DuePlan {
  const next = nextSlot(schedule, served);
  return { slot, nextSlot: next, nextDue: dueOf(schedule, next) };
}
