import type {
  NewTenant,
  Tenant,
  TenantPatch,
  TenantStatus,
} from '@adinsights/plugin-platform-common';
import type {
  TenantRecord,
  TenantScope,
} from '@adinsights/plugin-platform-node';

/** A tenant as stored, with the number of its connections. */
export type StoredTenant = Omit<
  Tenant,
  'createdAt' | 'updatedAt' | 'freshness'
> & { createdAt: Date; updatedAt: Date };

/** Which tenants to list; `after` is the (name, id) of the last one seen. */
export interface TenantFilter {
  status?: TenantStatus;
  q?: string;
}

export interface TenantPageRequest extends TenantFilter {
  after?: [name: string, id: string];
  limit: number;
}

/** Where tenants are kept. Every read and change is limited by a scope. */
export interface TenantStore {
  /** In the order of (name, id). */
  list(scope: TenantScope, request: TenantPageRequest): Promise<StoredTenant[]>;
  /** Every tenant of the scope, by name. */
  listAll(scope: TenantScope): Promise<StoredTenant[]>;
  count(scope: TenantScope, filter: TenantFilter): Promise<number>;
  get(scope: TenantScope, tenantId: string): Promise<StoredTenant | undefined>;
  /** Throws `ConflictError` when the id is taken. */
  insert(tenant: NewTenant, status: TenantStatus, at: Date): Promise<void>;
  /**
   * Throws `NotFoundError`, or `ConflictError` when the tenant is leaving, as an
   * offboarding cannot be undone here, or when its currency would change after
   * onboarding.
   */
  update(
    scope: TenantScope,
    tenantId: string,
    patch: TenantPatch,
    at: Date,
  ): Promise<void>;
  /** Every tenant with its connections, or one, for the other back ends. */
  directory(tenantId?: string): Promise<TenantRecord[]>;
}
