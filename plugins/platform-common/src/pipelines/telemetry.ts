import { z } from 'zod';
import { providerSchema } from '../tenants/provider';

const isoTime = z.iso.datetime({ offset: true });

/** @public */
export const syncStatusSchema = z.enum([
  'ok',
  'late',
  'failing',
  'running',
  'never',
  'paused',
]);

/** @public */
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/**
 * Sync telemetry of one connection. `lastSyncedAt` moves only when a sync
 * succeeded; `rows7d` counts landed rows of seven days.
 *
 * @public
 */
export const telemetryItemSchema = z.object({
  tenantId: z.string(),
  connectionId: z.string(),
  provider: providerSchema,
  syncStatus: syncStatusSchema,
  lastSyncedAt: isoTime.nullable(),
  lastAttemptAt: isoTime.nullable(),
  lastState: z.string().nullable(),
  rowsLast: z.number().nullable(),
  rows7d: z.number(),
  durationP50Ms: z.number().nullable(),
  failures24h: z.number().int(),
  lastError: z.string().nullable(),
});

/** @public */
export type TelemetryItem = z.infer<typeof telemetryItemSchema>;

/** `GET /api/pipelines/telemetry`. @public */
export const telemetrySchema = z.object({
  items: z.array(telemetryItemSchema),
  syncStatusCounts: z.record(syncStatusSchema, z.number().int()),
  nextCursor: z.string().optional(),
});

/** @public */
export type Telemetry = z.infer<typeof telemetrySchema>;
