import { z } from 'zod';

/** @public */
export const freshnessStateSchema = z.enum([
  'fresh',
  'late',
  'stale',
  'missing',
  'paused',
]);

/** @public */
export type FreshnessState = z.infer<typeof freshnessStateSchema>;

const isoTime = z.iso.datetime({ offset: true });

/**
 * How far a tenant, or one of its layers, keeps to its schedule.
 *
 * `reason` is a word of {@link FreshnessReason}; for a tenant as a whole it is
 * prefixed by the layer that decides, as in `source:meta/missed_slots`, or by
 * `sources`.
 * `since` is when the state began, `stateUntil` when it changes if nothing
 * happens, `nextExpectedAt` the slot from which the next data is expected.
 *
 * @public
 */
export const freshnessSchema = z.object({
  state: freshnessStateSchema,
  reason: z.string(),
  since: isoTime.nullable(),
  stateUntil: isoTime.nullable(),
  nextExpectedAt: isoTime.nullable(),
});

/** @public */
export type Freshness = z.infer<typeof freshnessSchema>;

/** @public */
export type FreshnessReason =
  | 'on_schedule'
  | 'past_deadline'
  | 'missed_slots'
  | 'never_loaded'
  | 'tenant_suspended'
  | 'schedule_paused';

/** A layer of the path from source to page. @public */
export type FreshnessLayer = `source:${string}` | 'marts' | 'snapshot';

/** One row of `GET /api/metrics/freshness`. @public */
export const freshnessItemSchema = freshnessSchema.extend({
  tenantId: z.string(),
  layer: z.string(),
  dataAsOf: isoTime.nullable(),
});

/** @public */
export type FreshnessItem = z.infer<typeof freshnessItemSchema>;
