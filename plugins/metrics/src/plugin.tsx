import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiLineChartLine } from '@remixicon/react';
import { rootRouteRef, tenantRouteRef } from './routes';

const metricsPage = PageBlueprint.make({
  params: {
    path: '/metrics',
    title: 'Metrics',
    icon: <RiLineChartLine />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./page/MetricsPage').then(({ MetricsPage }) => <MetricsPage />),
  },
});

/**
 * The Metrics page: one tenant's numbers and how far they can be trusted.
 *
 * @public
 */
export const metricsPlugin = createFrontendPlugin({
  pluginId: 'metrics',
  title: 'Metrics',
  icon: <RiLineChartLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, tenant: tenantRouteRef },
  extensions: [metricsPage],
});
