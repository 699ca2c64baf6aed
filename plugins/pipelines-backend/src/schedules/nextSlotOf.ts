import { CronSchedule, nextSlot } from '@adinsights/plugin-platform-common';

/** The first slot of a schedule strictly after an instant. */
export type NextSlotOf = (schedule: CronSchedule, instant: Date) => Date;

/**
 * {@link nextSlot}, computed once per rhythm and instant: when an hour is due
 * for ten thousand tenants, parsing each one's cron would take seconds.
 */
export function createNextSlotOf(): NextSlotOf {
  const slots = new Map<string, Date>();
  return ({ cron, timezone }, instant) => {
    const key = JSON.stringify([cron, timezone, instant.getTime()]);
    const known = slots.get(key);
    if (known) {
      return known;
    }
    const slot = nextSlot({ cron, timezone }, instant);
    slots.set(key, slot);
    return slot;
  };
}
