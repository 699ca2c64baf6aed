import { syncJobSchema } from '@adinsights/plugin-platform-node';
import { z } from 'zod';

/** Payload of `airbyte.poll`: a sync whose job is known. */
export const pollJobSchema = syncJobSchema.extend({
  jobId: z.number().int(),
  /** How often the job was looked at already. */
  polls: z.number().int().min(0),
  /** When this attempt began to look at the job. */
  followedSince: z.iso.datetime(),
});

export type PollJob = z.infer<typeof pollJobSchema>;
