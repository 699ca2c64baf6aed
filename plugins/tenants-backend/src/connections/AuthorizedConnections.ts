import {
  ConnectionPatch,
  NewConnection,
  PageQuery,
  tenantReadPermission,
  tenantUpdatePermission,
} from '@adinsights/plugin-platform-common';
import type {
  TenantAccess,
  TenantPermission,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Connections } from './connections';

/** Turns a caller's permissions into the scope in which the registry works. */
export class AuthorizedConnections
  implements Connections<BackstageCredentials>
{
  readonly #connections: Connections<TenantScope>;
  readonly #access: TenantAccess;

  private constructor(
    connections: Connections<TenantScope>,
    access: TenantAccess,
  ) {
    this.#connections = connections;
    this.#access = access;
  }

  static create(options: {
    connections: Connections<TenantScope>;
    access: TenantAccess;
  }): AuthorizedConnections {
    return new AuthorizedConnections(options.connections, options.access);
  }

  async list(
    credentials: BackstageCredentials,
    tenantId: string,
    page: PageQuery,
  ) {
    const scope = await this.#scope(credentials, tenantId);
    return this.#connections.list(scope, tenantId, page);
  }

  async get(
    credentials: BackstageCredentials,
    tenantId: string,
    connectionId: string,
  ) {
    const scope = await this.#scope(credentials, tenantId);
    return this.#connections.get(scope, tenantId, connectionId);
  }

  async create(
    credentials: BackstageCredentials,
    tenantId: string,
    connection: NewConnection,
  ) {
    const scope = await this.#scope(
      credentials,
      tenantId,
      tenantUpdatePermission,
    );
    return this.#connections.create(scope, tenantId, connection);
  }

  async update(
    credentials: BackstageCredentials,
    tenantId: string,
    connectionId: string,
    patch: ConnectionPatch,
  ) {
    const scope = await this.#scope(
      credentials,
      tenantId,
      tenantUpdatePermission,
    );
    return this.#connections.update(scope, tenantId, connectionId, patch);
  }

  async remove(
    credentials: BackstageCredentials,
    tenantId: string,
    connectionId: string,
  ) {
    const scope = await this.#scope(
      credentials,
      tenantId,
      tenantUpdatePermission,
    );
    return this.#connections.remove(scope, tenantId, connectionId);
  }

  async #scope(
    credentials: BackstageCredentials,
    tenantId: string,
    permission: TenantPermission = tenantReadPermission,
  ): Promise<TenantScope> {
    await this.#access.require(credentials, tenantId, permission);
    return this.#access.scope(credentials, permission);
  }
}
