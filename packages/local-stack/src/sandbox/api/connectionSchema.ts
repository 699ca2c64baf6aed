import { z } from 'zod';

// Only modes that append: the others would replace or merge rows by keys that
// are too short for these streams.
const syncModeSchema = z.enum(['incremental_append', 'full_refresh_append'], {
  error: 'the sandbox lands in append modes only',
});

const streamSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  syncMode: syncModeSchema.optional(),
  cursorField: z.array(z.string()).optional(),
  primaryKey: z.array(z.array(z.string())).optional(),
});

/** What may be changed on a connection. */
export const connectionChangeSchema = z.object({
  name: z.string().min(1).optional(),
  status: z.enum(['active', 'inactive', 'deprecated']).optional(),
  schedule: z
    .object({
      scheduleType: z.enum(['manual', 'cron', 'basic']),
      cronExpression: z.string().optional(),
    })
    .optional(),
  configurations: z.object({ streams: z.array(streamSchema) }).optional(),
  namespaceDefinition: z
    .enum(['source', 'destination', 'custom_format'])
    .optional(),
  namespaceFormat: z.string().min(1).optional(),
  prefix: z.string().optional(),
  nonBreakingSchemaUpdatesBehavior: z
    .enum([
      'ignore',
      'disable_connection',
      'propagate_columns',
      'propagate_fully',
    ])
    .optional(),
});

/** Body of a connection. */
export const connectionSchema = connectionChangeSchema.extend({
  sourceId: z.uuid(),
  destinationId: z.uuid(),
});
export type ConnectionBody = z.infer<typeof connectionSchema>;
