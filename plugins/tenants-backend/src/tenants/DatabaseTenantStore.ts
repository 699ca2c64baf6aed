import {
  NewTenant,
  Provider,
  TenantPatch,
  TenantStatus,
} from '@adinsights/plugin-platform-common';
import {
  TenantRecord,
  TenantScope,
  scopeIncludes,
} from '@adinsights/plugin-platform-node';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { withinScope } from '../database/withinScope';
import type {
  StoredTenant,
  TenantFilter,
  TenantPageRequest,
  TenantStore,
} from './tenantStore';

interface TenantRow {
  id: string;
  name: string;
  status: TenantStatus;
  timezone: string;
  currency: string;
  tier: StoredTenant['tier'];
  owner: string;
  created_at: Date;
  updated_at: Date;
}

interface ConnectionRow {
  id: string;
  tenant_id: string;
  provider: Provider;
  airbyte_instance: string;
  airbyte_connection_id: string;
  status: TenantRecord['connections'][number]['status'];
}

function toTenant(row: TenantRow & { connections: string }): StoredTenant {
  const { created_at, updated_at, connections, ...rest } = row;
  return {
    ...rest,
    createdAt: created_at,
    updatedAt: updated_at,
    connections: Number(connections),
  };
}

function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** {@link TenantStore} on PostgreSQL. */
export class DatabaseTenantStore implements TenantStore {
  readonly #database: Knex;

  private constructor(database: Knex) {
    this.#database = database;
  }

  static create(options: { database: Knex }): DatabaseTenantStore {
    return new DatabaseTenantStore(options.database);
  }

  async list(
    scope: TenantScope,
    request: TenantPageRequest,
  ): Promise<StoredTenant[]> {
    const query = this.#select(scope, request)
      .orderBy(['tenants.name', 'tenants.id'])
      .limit(request.limit);
    if (request.after) {
      query.whereRaw('(tenants.name, tenants.id) > (?, ?)', request.after);
    }
    return (await query).map(toTenant);
  }

  async listAll(scope: TenantScope): Promise<StoredTenant[]> {
    const rows = await this.#select(scope, {}).orderBy([
      'tenants.name',
      'tenants.id',
    ]);
    return rows.map(toTenant);
  }

  async count(scope: TenantScope, filter: TenantFilter): Promise<number> {
    const [{ count }] = await this.#filtered(scope, filter).count<
      [{ count: string }]
    >();
    return Number(count);
  }

  async get(
    scope: TenantScope,
    tenantId: string,
  ): Promise<StoredTenant | undefined> {
    const [row] = await this.#select(scope, {}).where('tenants.id', tenantId);
    return row && toTenant(row);
  }

  async insert(
    tenant: NewTenant,
    status: TenantStatus,
    at: Date,
  ): Promise<void> {
    try {
      await this.#database<TenantRow>('tenants').insert({
        ...tenant,
        status,
        created_at: at,
        updated_at: at,
      });
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(`id: tenant ${tenant.id} exists already`);
      }
      throw error;
    }
  }

  async update(
    scope: TenantScope,
    tenantId: string,
    patch: TenantPatch,
    at: Date,
  ): Promise<void> {
    await this.#database.transaction(async transaction => {
      const row = scopeIncludes(scope, tenantId)
        ? await transaction<TenantRow>('tenants')
            .where({ id: tenantId })
            .forUpdate()
            .first()
        : undefined;
      if (!row) {
        throw new NotFoundError(`tenant: no tenant ${tenantId}`);
      }
      if (row.status === 'offboarding' || row.status === 'offboarded') {
        throw new ConflictError(`status: tenant ${tenantId} is ${row.status}`);
      }
      const { currency } = patch;
      // Marts hold converted sums, and only days with new data are rebuilt.
      if (
        currency !== undefined &&
        currency !== row.currency &&
        row.status !== 'onboarding'
      ) {
        throw new ConflictError(
          `currency: tenant ${tenantId} is ${row.status} and keeps ${row.currency}, got ${currency}`,
        );
      }
      await transaction<TenantRow>('tenants')
        .where({ id: tenantId })
        .update({ ...patch, updated_at: at });
    });
  }

  async directory(tenantId?: string): Promise<TenantRecord[]> {
    const only = (column: string) => (query: Knex.QueryBuilder) => {
      if (tenantId !== undefined) {
        query.where(column, tenantId);
      }
    };
    const [tenants, connections]: [TenantRow[], ConnectionRow[]] =
      await Promise.all([
        this.#database<TenantRow>('tenants').modify(only('id')).orderBy('id'),
        this.#database<ConnectionRow>('connections')
          .modify(only('tenant_id'))
          .orderBy('id'),
      ]);
    const byTenant = new Map<string, TenantRecord['connections']>();
    for (const row of connections) {
      const known = byTenant.get(row.tenant_id) ?? [];
      known.push({
        id: row.id,
        provider: row.provider,
        airbyteInstance: row.airbyte_instance,
        airbyteConnectionId: row.airbyte_connection_id,
        status: row.status,
      });
      byTenant.set(row.tenant_id, known);
    }
    return tenants.map(({ created_at, updated_at: _, ...tenant }) => ({
      ...tenant,
      createdAt: created_at,
      connections: byTenant.get(tenant.id) ?? [],
    }));
  }

  #filtered(scope: TenantScope, filter: TenantFilter) {
    const query = withinScope(
      this.#database<TenantRow>('tenants'),
      'tenants.id',
      scope,
    );
    if (filter.status) {
      query.where('tenants.status', filter.status);
    }
    if (filter.q) {
      const pattern = containsPattern(filter.q);
      query.where(either =>
        either
          .whereILike('tenants.name', pattern)
          .orWhereILike('tenants.id', pattern),
      );
    }
    return query;
  }

  #select(scope: TenantScope, filter: TenantFilter) {
    const connections = this.#database('connections')
      .count()
      .whereRaw('connections.tenant_id = tenants.id')
      .as('connections');
    return this.#filtered(scope, filter)
      .select<(TenantRow & { connections: string })[]>('tenants.*')
      .select(connections);
  }
}
