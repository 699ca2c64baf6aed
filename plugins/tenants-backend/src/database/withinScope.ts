import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';

/** Limits a query to the tenants of a scope. */
export function withinScope<T extends Knex.QueryBuilder>(
  query: T,
  tenantColumn: string,
  scope: TenantScope,
): T {
  if (!scope.all) {
    query.whereRaw('?? = any(?)', [tenantColumn, [...scope.tenantIds]]);
  }
  return query;
}
