import {
  NewTenant,
  TenantPatch,
  tenantCreatePermission,
  tenantUpdatePermission,
} from '@adinsights/plugin-platform-common';
import {
  allTenants,
  TenantAccess,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { TenantQuery, Tenants } from './tenants';

/** Turns a caller's permissions into the scope in which the registry works. */
export class AuthorizedTenants implements Tenants<BackstageCredentials> {
  readonly #tenants: Tenants<TenantScope>;
  readonly #access: TenantAccess;

  private constructor(tenants: Tenants<TenantScope>, access: TenantAccess) {
    this.#tenants = tenants;
    this.#access = access;
  }

  static create(options: {
    tenants: Tenants<TenantScope>;
    access: TenantAccess;
  }): AuthorizedTenants {
    return new AuthorizedTenants(options.tenants, options.access);
  }

  async list(credentials: BackstageCredentials, query: TenantQuery) {
    return this.#tenants.list(await this.#access.scope(credentials), query);
  }

  async get(credentials: BackstageCredentials, tenantId: string) {
    return this.#tenants.get(await this.#access.scope(credentials), tenantId);
  }

  async create(credentials: BackstageCredentials, tenant: NewTenant) {
    await this.#access.requireBasic(credentials, tenantCreatePermission);
    // Whoever creates a tenant is told of it, also if another group owns it.
    return this.#tenants.create(allTenants, tenant);
  }

  async update(
    credentials: BackstageCredentials,
    tenantId: string,
    patch: TenantPatch,
  ) {
    await this.#access.require(credentials, tenantId, tenantUpdatePermission);
    return this.#tenants.update(
      await this.#access.scope(credentials, tenantUpdatePermission),
      tenantId,
      patch,
    );
  }

  async fleet(credentials: BackstageCredentials) {
    return this.#tenants.fleet(await this.#access.scope(credentials));
  }
}
