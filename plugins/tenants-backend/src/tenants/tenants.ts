import type {
  Fleet,
  NewTenant,
  Page,
  Tenant,
  TenantPatch,
} from '@adinsights/plugin-platform-common';
import type { TenantFilter } from './tenantStore';

/** A page of the tenants that match. */
export interface TenantQuery extends TenantFilter {
  cursor?: string;
  limit: number;
}

/**
 * The registry of tenants. `Caller` is on whose behalf a method works:
 * credentials in front of the authorisation, a scope behind it.
 */
export interface Tenants<Caller> {
  list(caller: Caller, query: TenantQuery): Promise<Page<Tenant>>;
  get(caller: Caller, tenantId: string): Promise<Tenant>;
  create(caller: Caller, tenant: NewTenant): Promise<Tenant>;
  update(caller: Caller, tenantId: string, patch: TenantPatch): Promise<Tenant>;
  fleet(caller: Caller): Promise<Fleet>;
}
