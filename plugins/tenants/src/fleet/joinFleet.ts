import type {
  MetricsFleetRow,
  PipelinesFleetRow,
  TenantsFleetRow,
} from '@adinsights/plugin-platform-common';
import type { FleetRow } from './FleetRow';

/** What the three back ends answered; undefined for one that has not. */
export interface FleetAnswers {
  tenants: readonly TenantsFleetRow[] | undefined;
  pipelines: ReadonlyMap<string, PipelinesFleetRow> | undefined;
  metrics: ReadonlyMap<string, MetricsFleetRow> | undefined;
}

/**
 * Joins the answers by tenant. The registry says which tenants there are and
 * in which order; while it is silent, those that any other source knows are
 * shown by id.
 */
export function joinFleet(answers: FleetAnswers): FleetRow[] {
  const { tenants, pipelines, metrics } = answers;
  const known = tenants
    ? tenants.map(tenant => ({ id: tenant.tenantId, tenant }))
    : [...new Set([...(metrics?.keys() ?? []), ...(pipelines?.keys() ?? [])])]
        .sort()
        .map(id => ({ id, tenant: undefined }));
  return known.map(({ id, tenant }) => ({
    id,
    name: tenant?.name ?? id,
    tenant,
    run: pipelines?.get(id),
    metrics: metrics?.get(id),
  }));
}
