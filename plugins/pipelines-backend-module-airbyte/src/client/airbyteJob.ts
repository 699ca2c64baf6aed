import { z } from 'zod';

/** `incomplete` is no end: an attempt failed and another follows. */
export const jobStatusSchema = z.enum([
  'pending',
  'running',
  'incomplete',
  'failed',
  'succeeded',
  'cancelled',
]);

/** A job as Airbyte's public API answers it. */
export const airbyteJobSchema = z.object({
  jobId: z.number().int(),
  status: jobStatusSchema,
  jobType: z.string(),
  startTime: z.coerce.date(),
  connectionId: z.string(),
  /** Given only for a job that has ended. */
  lastUpdatedAt: z.coerce.date().optional(),
  bytesSynced: z.number().optional(),
  rowsSynced: z.number().optional(),
});

export type AirbyteJob = z.infer<typeof airbyteJobSchema>;

export const jobListSchema = z.object({ data: z.array(airbyteJobSchema) });

/** Whether the job may still change. */
export function isOpen(job: AirbyteJob): boolean {
  return ['pending', 'running', 'incomplete'].includes(job.status);
}
