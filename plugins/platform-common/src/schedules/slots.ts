import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

/**
 * When a tenant's runs are due: a five-field cron expression in an IANA zone.
 *
 * @public
 */
export interface CronSchedule {
  cron: string;
  timezone: string;
}

/**
 * A five-field cron expression; the error says what is wrong with it.
 *
 * @public
 */
export const cronSchema = z.string().superRefine((value, context) => {
  if (value.trim().split(/\s+/).length !== 5) {
    context.addIssue({ code: 'custom', message: 'must have five fields' });
    return;
  }
  try {
    CronExpressionParser.parse(value, { tz: 'UTC' }).next();
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: error instanceof Error ? error.message : String(error),
    });
  }
});

/**
 * The first slot strictly after `instant`. A slot inside the hour that a zone
 * skips in spring is shifted out of the gap; one inside the repeated hour of
 * autumn happens once.
 *
 * @public
 */
export function nextSlot(schedule: CronSchedule, instant: Date): Date {
  return CronExpressionParser.parse(schedule.cron, {
    tz: schedule.timezone,
    currentDate: instant,
  })
    .next()
    .toDate();
}

/** The last slot at or before `instant`. @public */
export function slotAtOrBefore(schedule: CronSchedule, instant: Date): Date {
  return CronExpressionParser.parse(schedule.cron, {
    tz: schedule.timezone,
    currentDate: new Date(instant.getTime() + 1),
  })
    .prev()
    .toDate();
}

/** The next `count` slots strictly after `instant`. @public */
export function nextSlots(
  schedule: CronSchedule,
  instant: Date,
  count: number,
): Date[] {
  const expression = CronExpressionParser.parse(schedule.cron, {
    tz: schedule.timezone,
    currentDate: instant,
  });
  return Array.from({ length: count }, () => expression.next().toDate());
}
