import {
  compatWrapper,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  alertApiRef,
  createApiFactory,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef, tenantRouteRef } from './routes';

const legacyRootRouteRef = convertLegacyRouteRef(rootRouteRef);

/**
 * The Metrics page for an app of the older front-end system. That has no
 * toasts, so what the page says in one is shown as an alert.
 *
 * @public
 */
export const metricsPlugin = createPlugin({
  id: 'metrics',
  apis: [
    createApiFactory({
      api: toastApiRef,
      deps: { alertApi: alertApiRef },
      factory: ({ alertApi }) => ({
        post: ({ title, status, timeout }) => {
          alertApi.post({
            message: String(title),
            severity: status === 'warning' ? 'warning' : 'success',
            display: timeout ? 'transient' : 'permanent',
          });
          return { close: () => {} };
        },
      }),
    }),
  ],
  routes: {
    root: legacyRootRouteRef,
    tenant: convertLegacyRouteRef(tenantRouteRef),
  },
});

/**
 * Mount it with `<Route path="/metrics" element={<MetricsPage />} />`.
 *
 * @public
 */
export const MetricsPage = metricsPlugin.provide(
  createRoutableExtension({
    name: 'MetricsPage',
    mountPoint: legacyRootRouteRef,
    component: () =>
      import('./page/MetricsPage').then(
        ({ MetricsPage: Page }) =>
          () =>
            compatWrapper(<Page />),
      ),
  }),
);
