import { z } from 'zod';

const isoTime = z.iso.datetime({ offset: true });

/** @public */
export const runKindSchema = z.enum([
  'scheduled',
  'manual',
  'backfill',
  'nightly',
  'late',
]);

/** @public */
export type RunKind = z.infer<typeof runKindSchema>;

/** @public */
export const runStateSchema = z.enum([
  'queued',
  'running',
  'succeeded',
  'degraded',
  'failed',
  'cancelled',
]);

/** @public */
export type RunState = z.infer<typeof runStateSchema>;

/** @public */
export const failureCodeSchema = z.enum([
  'rate_limited',
  'upstream_5xx',
  'timeout',
  'configuration',
  'quality',
  'model_error',
  'lost_worker',
  'unknown',
]);

/** @public */
export type FailureCode = z.infer<typeof failureCodeSchema>;

/** Why a step or run did not succeed; `rules` names failed quality rules. @public */
export const failureSchema = z.object({
  code: failureCodeSchema,
  message: z.string(),
  rules: z.array(z.string()),
});

/** @public */
export type Failure = z.infer<typeof failureSchema>;

/** Why a queued or running run waits, and its place in that line. @public */
export const waitingSchema = z.object({
  reason: z.enum(['lane', 'airbyte', 'dbt', 'snapshot', 'paused']),
  place: z.number().int().nullable(),
  text: z.string(),
});

/** One passage of a tenant through sync, transform and snapshot. @public */
export const runSchema = z.object({
  id: z.string(),
  tenantId: z.string(),
  kind: runKindSchema,
  slot: isoTime.nullable(),
  state: runStateSchema,
  reason: z.string().nullable(),
  requestedBy: z.string().nullable(),
  queuedAt: isoTime,
  startedAt: isoTime.nullable(),
  endedAt: isoTime.nullable(),
  durationMs: z.number().nullable(),
  traceId: z.string(),
  waiting: waitingSchema.nullable(),
  failure: failureSchema.nullable(),
});

/** @public */
export type Run = z.infer<typeof runSchema>;

/** @public */
export const stepKindSchema = z.enum(['sync', 'transform', 'snapshot']);

/** @public */
export type StepKind = z.infer<typeof stepKindSchema>;

/** @public */
export const stepStateSchema = z.enum([
  'pending',
  'running',
  'succeeded',
  'degraded',
  'failed',
  'cancelled',
  'skipped',
]);

/** @public */
export type StepState = z.infer<typeof stepStateSchema>;

/** One try of a step. @public */
export const attemptSchema = z.object({
  attempt: z.number().int(),
  startedAt: isoTime,
  endedAt: isoTime.nullable(),
  state: stepStateSchema,
  failure: failureSchema.nullable(),
});

/** @public */
export const stepSchema = z.object({
  id: z.string(),
  kind: stepKindSchema,
  connectionId: z.string().optional(),
  waveId: z.string().optional(),
  state: stepStateSchema,
  attempt: z.number().int(),
  attempts: z.array(attemptSchema),
  rows: z.number().optional(),
  bytes: z.number().optional(),
  airbyteJobId: z.number().optional(),
});

/** @public */
export type Step = z.infer<typeof stepSchema>;

/** @public */
export const runEventSchema = z.object({
  at: isoTime,
  type: z.string(),
  text: z.string(),
});

/** `GET /api/pipelines/runs/:id`. @public */
export const runDetailSchema = runSchema.extend({
  steps: z.array(stepSchema),
  events: z.array(runEventSchema),
});

/** @public */
export type RunDetail = z.infer<typeof runDetailSchema>;

/** Body of `POST /api/pipelines/runs`. @public */
export const newRunSchema = z
  .object({
    tenant: z.string().min(1),
    reason: z.string().trim().max(500).optional(),
  })
  .strict();
