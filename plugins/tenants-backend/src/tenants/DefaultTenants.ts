import {
  Fleet,
  NewTenant,
  Page,
  Tenant,
  TenantPatch,
  TenantsFleetRow,
  toFleet,
} from '@adinsights/plugin-platform-common';
import {
  Clock,
  decodeCursor,
  encodeCursor,
  TenantDirectory,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import type { TenantFreshness } from './TenantFreshness';
import type { TenantQuery, Tenants } from './tenants';
import type { StoredTenant, TenantStore } from './tenantStore';

const FLEET_COLUMNS = [
  'tenantId',
  'name',
  'status',
  'tier',
  'owner',
  'timezone',
  'currency',
  'connections',
] as const satisfies (keyof TenantsFleetRow)[];

const pageKeySchema = z.tuple([z.string().max(100), z.string().max(40)]);

/** {@link Tenants} within a scope that someone else has made. */
export class DefaultTenants implements Tenants<TenantScope> {
  readonly #store: TenantStore;
  readonly #freshness: TenantFreshness;
  readonly #directory: TenantDirectory;
  readonly #clock: Clock;

  private constructor(options: Parameters<typeof DefaultTenants.create>[0]) {
    this.#store = options.store;
    this.#freshness = options.freshness;
    this.#directory = options.directory;
    this.#clock = options.clock;
  }

  static create(options: {
    store: TenantStore;
    freshness: TenantFreshness;
    /** Told to ask again after each change. */
    directory: TenantDirectory;
    clock: Clock;
  }): DefaultTenants {
    return new DefaultTenants(options);
  }

  async list(scope: TenantScope, query: TenantQuery): Promise<Page<Tenant>> {
    const { cursor, limit, ...filter } = query;
    const after = cursor ? decodeCursor(pageKeySchema, cursor) : undefined;
    const [found, totalItems, freshness] = await Promise.all([
      this.#store.list(scope, { ...filter, after, limit: limit + 1 }),
      this.#store.count(scope, filter),
      this.#freshness.byTenant(),
    ]);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(tenant => toTenant(tenant, freshness)),
      ...(last &&
        found.length > limit && {
          nextCursor: encodeCursor([last.name, last.id]),
        }),
      totalItems,
    };
  }

  async get(scope: TenantScope, tenantId: string): Promise<Tenant> {
    const tenant = await this.#store.get(scope, tenantId);
    if (!tenant) {
      throw new NotFoundError(`tenant: no tenant ${tenantId}`);
    }
    return toTenant(tenant, await this.#freshness.byTenant());
  }

  async create(scope: TenantScope, tenant: NewTenant): Promise<Tenant> {
    await this.#store.insert(tenant, 'onboarding', this.#clock.now());
    this.#directory.invalidate();
    return this.get(scope, tenant.id);
  }

  async update(
    scope: TenantScope,
    tenantId: string,
    patch: TenantPatch,
  ): Promise<Tenant> {
    await this.#store.update(scope, tenantId, patch, this.#clock.now());
    this.#directory.invalidate();
    return this.get(scope, tenantId);
  }

  async fleet(scope: TenantScope): Promise<Fleet> {
    const tenants = await this.#store.listAll(scope);
    return toFleet<TenantsFleetRow>(
      FLEET_COLUMNS,
      tenants.map(({ id, ...tenant }) => ({ tenantId: id, ...tenant })),
      this.#clock.now(),
    );
  }
}

function toTenant(
  tenant: StoredTenant,
  freshness: Awaited<ReturnType<TenantFreshness['byTenant']>>,
): Tenant {
  return {
    ...tenant,
    createdAt: tenant.createdAt.toISOString(),
    updatedAt: tenant.updatedAt.toISOString(),
    freshness: freshness.get(tenant.id) ?? null,
  };
}
