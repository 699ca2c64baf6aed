import {
  defaultScheduleIn,
  FreshnessLayer,
  FreshnessPolicy,
  isSynced,
  Provider,
} from '@adinsights/plugin-platform-common';
import type {
  TenantRecord,
  TenantSchedule,
} from '@adinsights/plugin-platform-node';

/** What a tenant promises, and through which connections it keeps it. */
export interface TenantPolicy extends FreshnessPolicy {
  tenantId: string;
  /** Those that are synced. */
  connections: { id: string; provider: Provider }[];
}

/** A schedule without what freshness does not depend on. */
export function scheduleOf(
  schedule: TenantSchedule | undefined,
): TenantPolicy['schedule'] {
  if (!schedule) {
    return null;
  }
  const { cron, timezone, jitterMs, paused } = schedule;
  return { cron, timezone, jitterMs, paused };
}

/**
 * Puts together what the registry and the scheduler know of a tenant. One that
 * the scheduler has not met yet is about to get the default schedule.
 */
export function policyOf(
  record: TenantRecord,
  schedule: TenantPolicy['schedule'],
): TenantPolicy {
  return {
    tenantId: record.id,
    status: record.status,
    onboardedAt: record.createdAt,
    schedule: schedule ?? defaultScheduleIn(record.timezone),
    connections: record.connections
      .filter(({ status }) => isSynced(status))
      .map(({ id, provider }) => ({ id, provider })),
  };
}

/** Every layer a tenant is judged by. */
export function layersOf(policy: TenantPolicy): FreshnessLayer[] {
  const providers = new Set(policy.connections.map(c => c.provider));
  return [
    ...[...providers]
      .sort()
      .map((provider): FreshnessLayer => `source:${provider}`),
    'marts',
    'snapshot',
  ];
}
