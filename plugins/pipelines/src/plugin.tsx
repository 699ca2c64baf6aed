import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiFlowChart } from '@remixicon/react';
import { rootRouteRef, runRouteRef, tenantMetricsRouteRef } from './routes';

const pipelinesPage = PageBlueprint.make({
  params: {
    path: '/pipelines',
    title: 'Pipelines',
    icon: <RiFlowChart />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./page/PipelinesPages').then(m => <m.PipelinesPages />),
  },
});

/**
 * The Pipelines pages. A run links to `metrics.tenant` unless the app binds
 * the external route `tenantMetrics` elsewhere.
 *
 * @public
 */
export const pipelinesPlugin = createFrontendPlugin({
  pluginId: 'pipelines',
  title: 'Pipelines',
  icon: <RiFlowChart />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, run: runRouteRef },
  externalRoutes: { tenantMetrics: tenantMetricsRouteRef },
  extensions: [pipelinesPage],
});
