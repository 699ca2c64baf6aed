import { z } from 'zod';
import { freshnessStateSchema } from '../freshness/freshness';
import { runStateSchema } from '../pipelines/run';
import { tenantStatusSchema, tierSchema } from '../tenants/tenant';

const isoTime = z.iso.datetime({ offset: true });

/** A row of `GET /api/tenants/fleet`. @public */
export const tenantsFleetRowSchema = z.object({
  tenantId: z.string(),
  name: z.string(),
  status: tenantStatusSchema,
  tier: tierSchema,
  owner: z.string(),
  timezone: z.string(),
  currency: z.string(),
  connections: z.number().int(),
});

/** @public */
export type TenantsFleetRow = z.infer<typeof tenantsFleetRowSchema>;

/** A row of `GET /api/pipelines/fleet`. @public */
export const pipelinesFleetRowSchema = z.object({
  tenantId: z.string(),
  lastRunId: z.string().nullable(),
  lastRunState: runStateSchema.nullable(),
  lastRunEndedAt: isoTime.nullable(),
  activeRunId: z.string().nullable(),
  nextRunAt: isoTime.nullable(),
  paused: z.boolean(),
});

/** @public */
export type PipelinesFleetRow = z.infer<typeof pipelinesFleetRowSchema>;

/**
 * A row of `GET /api/metrics/fleet`; money in the tenant's currency,
 * `spendTrend` one value per day of the window.
 *
 * @public
 */
export const metricsFleetRowSchema = z.object({
  tenantId: z.string(),
  state: freshnessStateSchema,
  reason: z.string(),
  since: isoTime.nullable(),
  dataAsOf: isoTime.nullable(),
  snapshotGeneratedAt: isoTime.nullable(),
  spend: z.number().nullable(),
  spendTrend: z.array(z.number()),
});

/** @public */
export type MetricsFleetRow = z.infer<typeof metricsFleetRowSchema>;
