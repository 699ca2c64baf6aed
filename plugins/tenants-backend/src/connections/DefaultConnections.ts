import {
  Connection,
  ConnectionPatch,
  connectionIdSchema,
  NewConnection,
  Page,
  PageQuery,
} from '@adinsights/plugin-platform-common';
import {
  Clock,
  decodeCursor,
  encodeCursor,
  TenantDirectory,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import type { Connections } from './connections';
import type { ConnectionStore, StoredConnection } from './connectionStore';
import type { LastSync, LastSyncs } from './LastSyncs';

/** {@link Connections} within a scope that someone else has made. */
export class DefaultConnections implements Connections<TenantScope> {
  readonly #store: ConnectionStore;
  readonly #lastSyncs: LastSyncs;
  readonly #directory: TenantDirectory;
  readonly #clock: Clock;
  readonly #newSuffix: () => string;

  private constructor(
    options: Parameters<typeof DefaultConnections.create>[0],
  ) {
    this.#store = options.store;
    this.#lastSyncs = options.lastSyncs;
    this.#directory = options.directory;
    this.#clock = options.clock;
    this.#newSuffix = options.newSuffix;
  }

  static create(options: {
    store: ConnectionStore;
    lastSyncs: LastSyncs;
    /** Told to ask again after each change. */
    directory: TenantDirectory;
    clock: Clock;
    /** Eight characters that make a connection's id unique. */
    newSuffix: () => string;
  }): DefaultConnections {
    return new DefaultConnections(options);
  }

  async list(
    scope: TenantScope,
    tenantId: string,
    page: PageQuery,
  ): Promise<Page<Connection>> {
    const after = page.cursor
      ? decodeCursor(connectionIdSchema, page.cursor)
      : undefined;
    const [found, totalItems, lastSyncs] = await Promise.all([
      this.#store.list(scope, tenantId, { after, limit: page.limit + 1 }),
      this.#store.count(scope, tenantId),
      this.#lastSyncs.byConnection(tenantId),
    ]);
    const shown = found.slice(0, page.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(connection => toConnection(connection, lastSyncs)),
      ...(last &&
        found.length > page.limit && { nextCursor: encodeCursor(last.id) }),
      totalItems,
    };
  }

  async get(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
  ): Promise<Connection> {
    const connection = await this.#store.get(scope, tenantId, connectionId);
    if (!connection) {
      throw notFound(connectionId);
    }
    return toConnection(
      connection,
      await this.#lastSyncs.byConnection(tenantId),
    );
  }

  async create(
    scope: TenantScope,
    tenantId: string,
    connection: NewConnection,
  ): Promise<Connection> {
    const id = connection.id ?? `${tenantId}-${this.#newSuffix()}`;
    await this.#store.insert(
      scope,
      { ...connection, id, tenantId, status: 'active' },
      this.#clock.now(),
    );
    this.#directory.invalidate();
    return this.get(scope, tenantId, id);
  }

  async update(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
    patch: ConnectionPatch,
  ): Promise<Connection> {
    const at = this.#clock.now();
    if (!(await this.#store.update(scope, tenantId, connectionId, patch, at))) {
      throw notFound(connectionId);
    }
    this.#directory.invalidate();
    return this.get(scope, tenantId, connectionId);
  }

  async remove(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
  ): Promise<void> {
    if (!(await this.#store.remove(scope, tenantId, connectionId))) {
      throw notFound(connectionId);
    }
    this.#directory.invalidate();
  }
}

function notFound(connectionId: string): NotFoundError {
  return new NotFoundError(`connection: no connection ${connectionId}`);
}

function toConnection(
  connection: StoredConnection,
  lastSyncs: ReadonlyMap<string, LastSync>,
): Connection {
  return {
    ...connection,
    credential: { stored: false, updatedAt: null, expiresAt: null },
    lastSync: lastSyncs.get(connection.id) ?? null,
  };
}
