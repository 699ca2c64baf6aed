import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Clock, TenantAccess } from '@adinsights/plugin-platform-node';
import type { Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import type { CombinedMetrics } from './combined/CombinedMetrics';
import { addCombinedRoutes } from './combined/combinedRoutes';
import { addDatasetRoutes } from './datasets/datasetRoutes';
import { addFleetRoutes } from './fleet/fleetRoutes';
import type { FreshnessReader } from './freshness/FreshnessReader';
import { addFreshnessRoutes } from './freshness/freshnessRoutes';
import { addSnapshotRoutes } from './snapshots/snapshotRoutes';
import type { SnapshotStore } from './snapshots/SnapshotStore';

/** What the routes of metrics need. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  access: TenantAccess;
  combined: CombinedMetrics;
  freshness: FreshnessReader;
  snapshots: SnapshotStore;
  clock: Clock;
  demoEnabled: boolean;
}

/** The routes of `/api/metrics`. */
export function createRouter(options: RouterOptions): Router {
  const router = createPromiseRouter();
  addCombinedRoutes(router, options);
  addDatasetRoutes(router, options);
  addFreshnessRoutes(router, options);
  addSnapshotRoutes(router, options);
  addFleetRoutes(router, options);
  return router;
}
