import type {
  Connection,
  ConnectionPatch,
} from '@adinsights/plugin-platform-common';
import type { TenantScope } from '@adinsights/plugin-platform-node';

/** A connection as stored. */
export type StoredConnection = Omit<Connection, 'credential' | 'lastSync'>;

export interface ConnectionPageRequest {
  /** The id of the last one seen. */
  after?: string;
  limit: number;
}

/** Where connections are kept. Every method is limited by a scope. */
export interface ConnectionStore {
  /** In the order of ids. */
  list(
    scope: TenantScope,
    tenantId: string,
    request: ConnectionPageRequest,
  ): Promise<StoredConnection[]>;
  count(scope: TenantScope, tenantId: string): Promise<number>;
  get(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
  ): Promise<StoredConnection | undefined>;
  /**
   * Throws `NotFoundError` when there is no such tenant, `ConflictError` when
   * it is leaving or the id or the Airbyte connection is taken.
   */
  insert(
    scope: TenantScope,
    connection: StoredConnection,
    at: Date,
  ): Promise<void>;
  /** False when there is no such connection. */
  update(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
    patch: ConnectionPatch,
    at: Date,
  ): Promise<boolean>;
  /** False when there is no such connection. */
  remove(
    scope: TenantScope,
    tenantId: string,
    connectionId: string,
  ): Promise<boolean>;
}
