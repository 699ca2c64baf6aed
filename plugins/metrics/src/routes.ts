import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** `/metrics`: goes on to a tenant, or asks for one. */
export const rootRouteRef = createRouteRef();

/** `/metrics/:tenant`. */
export const tenantRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/:tenant',
});
