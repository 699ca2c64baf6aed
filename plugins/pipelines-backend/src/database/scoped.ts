import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';

/** Keeps a query to the tenants of a scope. */
export function inScope(
  query: Knex.QueryBuilder,
  scope: TenantScope,
  column = 'tenant_id',
): void {
  if (!scope.all) {
    query.whereRaw('?? = any(?)', [column, [...scope.tenantIds]]);
  }
}
