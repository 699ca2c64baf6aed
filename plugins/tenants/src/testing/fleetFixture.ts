import {
  MetricsFleetRow,
  PipelinesFleetRow,
  TenantsFleetRow,
  toFleet,
} from '@adinsights/plugin-platform-common';

const GENERATED_AT = new Date('2026-01-05T11:00:00Z');

/** A tenant of the registry. */
export function tenant(
  tenantId: string,
  part: Partial<TenantsFleetRow> = {},
): TenantsFleetRow {
  return {
    tenantId,
    name: tenantId,
    status: 'active',
    tier: 'standard',
    owner: `group:default/${tenantId}`,
    timezone: 'America/Jamaica',
    currency: 'JMD',
    connections: 2,
    ...part,
  };
}

/** What the tenant's runs did. */
export function runs(
  tenantId: string,
  part: Partial<PipelinesFleetRow> = {},
): PipelinesFleetRow {
  return {
    tenantId,
    lastRunId: `run-${tenantId}`,
    lastRunState: 'succeeded',
    lastRunEndedAt: '2026-01-05T10:40:00Z',
    activeRunId: null,
    nextRunAt: null,
    paused: false,
    ...part,
  };
}

/** How fresh the tenant's numbers are. */
export function metrics(
  tenantId: string,
  part: Partial<MetricsFleetRow> = {},
): MetricsFleetRow {
  return {
    tenantId,
    state: 'fresh',
    reason: 'on_schedule',
    since: null,
    dataAsOf: '2026-01-05T10:30:00Z',
    snapshotGeneratedAt: '2026-01-05T10:35:00Z',
    spend: 1000,
    spendTrend: [400, 600],
    ...part,
  };
}

function answerOf<T extends { tenantId: string }>(rows: T[], sample: T) {
  const columns = Object.keys(sample) as (keyof T & string)[];
  return toFleet(columns, rows, GENERATED_AT);
}

/** The answers of the three back ends, as they come over the wire. */
export function fleetAnswers(rows: {
  tenants: TenantsFleetRow[];
  pipelines?: PipelinesFleetRow[];
  metrics?: MetricsFleetRow[];
}) {
  return {
    tenants: answerOf(rows.tenants, tenant('x')),
    pipelines: answerOf(rows.pipelines ?? [], runs('x')),
    metrics: answerOf(rows.metrics ?? [], metrics('x')),
  };
}
