import type {
  Connection,
  ConnectionPatch,
  NewConnection,
  Page,
  PageQuery,
} from '@adinsights/plugin-platform-common';

/**
 * The connections of a tenant. `Caller` is on whose behalf a method works:
 * credentials in front of the authorisation, a scope behind it.
 */
export interface Connections<Caller> {
  list(
    caller: Caller,
    tenantId: string,
    page: PageQuery,
  ): Promise<Page<Connection>>;
  get(
    caller: Caller,
    tenantId: string,
    connectionId: string,
  ): Promise<Connection>;
  create(
    caller: Caller,
    tenantId: string,
    connection: NewConnection,
  ): Promise<Connection>;
  update(
    caller: Caller,
    tenantId: string,
    connectionId: string,
    patch: ConnectionPatch,
  ): Promise<Connection>;
  remove(caller: Caller, tenantId: string, connectionId: string): Promise<void>;
}
