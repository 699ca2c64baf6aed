import type {
  ConnectionPatch,
  Provider,
} from '@adinsights/plugin-platform-common';
import { TenantScope, scopeIncludes } from '@adinsights/plugin-platform-node';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { withinScope } from '../database/withinScope';
import type {
  ConnectionPageRequest,
  ConnectionStore,
  StoredConnection,
} from './connectionStore';

interface ConnectionRow {
  id: string;
  tenant_id: string;
  provider: Provider;
  name: string;
  airbyte_instance: string;
  airbyte_connection_id: string;
  status: StoredConnection['status'];
  created_at: Date;
  updated_at: Date;
}

const AIRBYTE_KEY = 'connections_airbyte_key';

function conflictedConstraint(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error
    ? String(error.constraint)
    : undefined;
}

function toConnection(row: ConnectionRow): StoredConnection {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    provider: row.provider,
    name: row.name,
    airbyteInstance: row.airbyte_instance,
    airbyteConnectionId: row.airbyte_connection_id,
    status: row.status,
  };
}

/** {@link ConnectionStore} on PostgreSQL. */
export class DatabaseConnectionStore implements ConnectionStore {
  readonly #database: Knex;

  private constructor(database: Knex) {
    this.#database = database;
  }

  static create(options: { database: Knex }): DatabaseConnectionStore {
    return new DatabaseConnectionStore(options.database);
  }

  async list(
    scope: TenantScope,
    tenantId: string,
    request: ConnectionPageRequest,
  ): Promise<StoredConnection[]> {
    const query = this.#of(scope, tenantId).orderBy('id').limit(request.limit);
    if (request.after) {
      query.where('id', '>', request.after);
    }
    return (await query).map(toConnection);
  }

  async count(scope: TenantScope, tenantId: string): Promise<number> {
    const [{ count }] = await this.#of(scope, tenantId).count<
      [{ count: string }]
    >();
    return Number(count);
  }

  async get(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
  ): Promise<StoredConnection | undefined> {
    const row = await this.#of(scope, tenantId)
      .where({ id: connectionId })
      .first();
    return row && toConnection(row);
  }

  async insert(
    scope: TenantScope,
    connection: StoredConnection,
    at: Date,
  ): Promise<void> {
    const { tenantId } = connection;
    await this.#database.transaction(async transaction => {
      // The lock keeps an offboarding from starting between check and insert.
      const tenant = scopeIncludes(scope, tenantId)
        ? await transaction('tenants')
            .where({ id: tenantId })
            .forShare()
            .first('status')
        : undefined;
      if (!tenant) {
        throw new NotFoundError(`tenant: no tenant ${tenantId}`);
      }
      if (tenant.status === 'offboarding' || tenant.status === 'offboarded') {
        throw new ConflictError(`tenant: ${tenantId} is ${tenant.status}`);
      }
      const row: ConnectionRow = {
        id: connection.id,
        tenant_id: tenantId,
        provider: connection.provider,
        name: connection.name,
        airbyte_instance: connection.airbyteInstance,
        airbyte_connection_id: connection.airbyteConnectionId,
        status: connection.status,
        created_at: at,
        updated_at: at,
      };
      try {
        await transaction<ConnectionRow>('connections').insert(row);
      } catch (error) {
        if (isDatabaseConflictError(error)) {
          throw new ConflictError(
            conflictedConstraint(error) === AIRBYTE_KEY
              ? `airbyteConnectionId: ${connection.airbyteConnectionId} is in use by another connection`
              : `id: connection ${connection.id} exists already`,
          );
        }
        throw error;
      }
    });
  }

  async update(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
    patch: ConnectionPatch,
    at: Date,
  ): Promise<boolean> {
    const changed = await this.#of(scope, tenantId)
      .where({ id: connectionId })
      .update({ ...patch, updated_at: at });
    return changed > 0;
  }

  async remove(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
  ): Promise<boolean> {
    const removed = await this.#of(scope, tenantId)
      .where({ id: connectionId })
      .delete();
    return removed > 0;
  }

  #of(scope: TenantScope, tenantId: string) {
    return withinScope(
      this.#database<ConnectionRow>('connections'),
      'tenant_id',
      scope,
    ).where('tenant_id', tenantId);
  }
}
