/**
 * The tenants a caller may touch. Every read of a store takes one; only
 * {@link TenantAccess} makes one for a caller.
 *
 * @public
 */
export type TenantScope =
  | { all: true }
  | { all: false; tenantIds: ReadonlySet<string> };

/** The scope of the portal's own work, which no caller asked for. @public */
export const allTenants: TenantScope = { all: true };

/** @public */
export function scopeIncludes(scope: TenantScope, tenantId: string): boolean {
  return scope.all || scope.tenantIds.has(tenantId);
}
