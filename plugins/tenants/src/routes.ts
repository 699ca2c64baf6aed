import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** The fleet page. */
export const fleetRouteRef = createRouteRef();

/** The numbers of one tenant, wherever the app has them. */
export const tenantMetricsRouteRef = createExternalRouteRef({
  params: ['tenant'],
  defaultTarget: 'metrics.tenant',
});
