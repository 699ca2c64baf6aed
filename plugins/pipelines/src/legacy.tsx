import {
  compatWrapper,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { rootRouteRef, runRouteRef, tenantMetricsRouteRef } from './routes';

const legacyRootRouteRef = convertLegacyRouteRef(rootRouteRef);

/**
 * The Pipelines pages for an app of the older front-end system.
 *
 * @public
 */
export const pipelinesPlugin = createPlugin({
  id: 'pipelines',
  routes: {
    root: legacyRootRouteRef,
    run: convertLegacyRouteRef(runRouteRef),
  },
  externalRoutes: {
    tenantMetrics: convertLegacyRouteRef(tenantMetricsRouteRef),
  },
});

/**
 * Mount it with `<Route path="/pipelines" element={<PipelinesPage />} />`.
 *
 * @public
 */
export const PipelinesPage = pipelinesPlugin.provide(
  createRoutableExtension({
    name: 'PipelinesPage',
    mountPoint: legacyRootRouteRef,
    component: () =>
      import('./page/PipelinesPages').then(
        ({ PipelinesPages }) =>
          () =>
            compatWrapper(<PipelinesPages />),
      ),
  }),
);
