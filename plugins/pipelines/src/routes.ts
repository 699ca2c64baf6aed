import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** `/pipelines`: what ran when, the runs and the connections. */
export const rootRouteRef = createRouteRef();

/** `/pipelines/runs/:id`: one run. */
export const runRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/runs/:id',
});

/** The numbers of the tenant that a run belongs to. */
export const tenantMetricsRouteRef = createExternalRouteRef({
  params: ['tenant'],
  defaultTarget: 'metrics.tenant',
});
