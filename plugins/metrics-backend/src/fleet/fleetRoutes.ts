import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  MetricsFleetRow,
  metricsFleetRowSchema,
  toFleet,
} from '@adinsights/plugin-platform-common';
import type { Clock, TenantAccess } from '@adinsights/plugin-platform-node';
import type { Router } from 'express';
import type { FreshnessReader } from '../freshness/FreshnessReader';
import type { SnapshotStore } from '../snapshots/SnapshotStore';

const columns = metricsFleetRowSchema.keyof().options;

/** `GET /fleet`: every tenant in scope with its state and spend. */
export function addFleetRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    access: TenantAccess;
    freshness: FreshnessReader;
    snapshots: SnapshotStore;
    clock: Clock;
  },
): void {
  const { httpAuth, access, freshness, snapshots, clock } = options;
  router.get('/fleet', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await access.scope(credentials);
    const [states, heads] = await Promise.all([
      freshness.fleet(scope),
      snapshots.listHeads(scope),
    ]);
    const headOf = new Map(heads.map(head => [head.tenantId, head]));
    const rows = states.map((tenant): MetricsFleetRow => {
      const head = headOf.get(tenant.tenantId);
      return {
        tenantId: tenant.tenantId,
        state: tenant.freshness.state,
        reason: tenant.freshness.reason,
        since: tenant.freshness.since,
        dataAsOf: head?.dataAsOf?.toISOString() ?? null,
        snapshotGeneratedAt: head?.generatedAt.toISOString() ?? null,
        spend: head?.spend ?? null,
        spendTrend: head?.spendTrend ?? [],
      };
    });
    res.json(toFleet(columns, rows, clock.now()));
  });
}
