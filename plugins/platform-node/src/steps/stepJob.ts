import {
  connectionIdSchema,
  failureSchema,
  providerSchema,
} from '@adinsights/plugin-platform-common';
import { z } from 'zod';
import { traceparentSchema } from './traceparent';

/** Which attempt of which step of which tenant's run a job is about. @public */
export const stepJobSchema = z.object({
  tenantId: z.string().min(1),
  runId: z.string().min(1),
  stepId: z.string().min(1),
  attempt: z.number().int().min(1),
  traceparent: traceparentSchema,
});

/** @public */
export type StepJob = z.infer<typeof stepJobSchema>;

/** Payload of `airbyte.trigger`. @public */
export const syncJobSchema = stepJobSchema.extend({
  connectionId: connectionIdSchema,
  provider: providerSchema,
  airbyteInstance: z.string().min(1),
  airbyteConnectionId: z.string().min(1),
});

/** @public */
export type SyncJob = z.infer<typeof syncJobSchema>;

/** @public */
export const waveStageSchema = z.enum(['building', 'snapshotting']);

/** @public */
export type WaveStage = z.infer<typeof waveStageSchema>;

/**
 * Payload of `dbt.run` and `snapshot.build`. A stage that is done again gets a
 * new token; what ends under an old one has no effect.
 *
 * @public
 */
export const waveJobSchema = z.object({
  waveId: z.string().min(1),
  token: z.string().min(1),
  stage: waveStageSchema,
  warehouse: z.string().min(1),
  /** Build all days, not only those that changed. */
  fullWindow: z.boolean(),
  members: z.array(stepJobSchema).min(1),
});

/** @public */
export type WaveJob = z.infer<typeof waveJobSchema>;

/** How an attempt of a step ended. @public */
export const stepEndingSchema = z.object({
  outcome: z.enum(['succeeded', 'degraded', 'failed', 'cancelled']),
  rows: z.number().int().optional(),
  bytes: z.number().int().optional(),
  failure: failureSchema.optional(),
});

/** @public */
export type StepEnding = z.infer<typeof stepEndingSchema>;

/** Payload of `step.ended`. @public */
export const stepEndedSchema = z.object({
  runId: z.string(),
  stepId: z.string(),
  attempt: z.number().int(),
  ending: stepEndingSchema,
});

/** @public */
export type StepEnded = z.infer<typeof stepEndedSchema>;

/** Payload of `wave.ended`. @public */
export const waveEndedSchema = z.object({
  waveId: z.string(),
  token: z.string(),
  stage: waveStageSchema,
  members: z.array(stepEndedSchema.extend({ tenantId: z.string() })),
});

/** @public */
export type WaveEnded = z.infer<typeof waveEndedSchema>;
