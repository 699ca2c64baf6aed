import { z } from 'zod';
import { freshnessSchema } from '../freshness/freshness';

/** Where numbers come from: the warehouse, or curated seeds. @public */
export const datasetIdSchema = z.enum(['live', 'demo']);

/** @public */
export type DatasetId = z.infer<typeof datasetIdSchema>;

/** One dataset a tenant can be looked at through. @public */
export const datasetSchema = z.object({
  id: datasetIdSchema,
  label: z.string(),
  enabled: z.boolean(),
  reason: z.enum(['ready', 'missing_snapshot', 'stale_snapshot', 'disabled']),
  detail: z.string(),
  freshness: freshnessSchema.nullable(),
});

/** @public */
export type Dataset = z.infer<typeof datasetSchema>;
