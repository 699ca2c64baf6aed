import type { TelemetryItem } from '@adinsights/plugin-platform-common';
import { z } from 'zod';

/** A tenant's schedule as far as freshness depends on it. @public */
export const tenantScheduleSchema = z.object({
  tenantId: z.string(),
  cron: z.string(),
  timezone: z.string(),
  jitterMs: z.number().int(),
  paused: z.boolean(),
});

/** @public */
export type TenantSchedule = z.infer<typeof tenantScheduleSchema>;

/** Answer of `GET /api/pipelines/directory`, for service principals. @public */
export const pipelinesDirectoryAnswerSchema = z.object({
  items: z.array(tenantScheduleSchema),
});

/**
 * What other back ends ask of pipelines. Methods throw
 * `ServiceUnavailableError` when there is no answer.
 *
 * @public
 */
export interface PipelinesClient {
  /** Every schedule by tenant id, at most 30 seconds old. */
  schedules(): Promise<Map<string, TenantSchedule>>;
  /** Telemetry of each connection of one tenant. */
  telemetry(tenantId: string): Promise<TelemetryItem[]>;
}
