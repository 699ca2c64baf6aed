import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiDashboardLine } from '@remixicon/react';
import { fleetRouteRef, tenantMetricsRouteRef } from './routes';

const fleetPage = PageBlueprint.make({
  params: {
    path: '/fleet',
    title: 'Fleet',
    icon: <RiDashboardLine />,
    routeRef: fleetRouteRef,
    noHeader: true,
    loader: () => import('./fleet/FleetPage').then(m => <m.FleetPage />),
  },
});

/**
 * Front end of the `tenants` plugin. Its rows link to `metrics.tenant` unless
 * the app binds the external route `tenantMetrics` elsewhere.
 *
 * @public
 */
export const tenantsPlugin = createFrontendPlugin({
  pluginId: 'tenants',
  title: 'Fleet',
  icon: <RiDashboardLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: fleetRouteRef },
  externalRoutes: { tenantMetrics: tenantMetricsRouteRef },
  extensions: [fleetPage],
});
