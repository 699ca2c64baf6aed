import { z } from 'zod';
import { cronSchema } from '../schedules/slots';
import { timeZoneSchema } from '../schedules/timeZone';

/** Every hour from 06 to 22, the default rhythm of a tenant. @public */
export const DEFAULT_CRON = '0 6-22 * * *';

/** The zone tenants live in unless they say otherwise. @public */
export const DEFAULT_TIMEZONE = 'America/Jamaica';

/** Over how long the runs of tenants due at once are spread by default. @public */
export const DEFAULT_JITTER_MS = 300_000;

/**
 * The schedule of a tenant in `timezone` for which nobody has set another.
 *
 * @public
 */
export function defaultScheduleIn(timezone: string) {
  return {
    cron: DEFAULT_CRON,
    timezone,
    jitterMs: DEFAULT_JITTER_MS,
    paused: false,
  };
}

/** @public */
export const catchUpSchema = z.enum(['skip', 'latest', 'all']);

/** Body of `PUT /api/pipelines/schedules/:tenant`. `jitterMs` at most an hour. @public */
export const schedulePutSchema = z
  .object({
    cron: cronSchema,
    timezone: timeZoneSchema,
    jitterMs: z.number().int().min(0).max(3_600_000).default(DEFAULT_JITTER_MS),
    catchUp: catchUpSchema.default('latest'),
    paused: z.boolean().default(false),
  })
  .strict();

/** @public */
export type SchedulePut = z.infer<typeof schedulePutSchema>;

/** A tenant's schedule with the next five slots. @public */
export const scheduleSchema = z.object({
  tenantId: z.string(),
  cron: z.string(),
  timezone: z.string(),
  jitterMs: z.number().int(),
  catchUp: catchUpSchema,
  paused: z.boolean(),
  next: z.array(z.iso.datetime({ offset: true })),
});

/** @public */
export type Schedule = z.infer<typeof scheduleSchema>;
