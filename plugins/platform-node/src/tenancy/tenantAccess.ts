import type { TENANT_RESOURCE_TYPE } from '@adinsights/plugin-platform-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { TenantRecord } from './tenantRecord';
import type { TenantScope } from './tenantScope';

/** A permission about one tenant. @public */
export type TenantPermission = ResourcePermission<typeof TENANT_RESOURCE_TYPE>;

/**
 * What a caller may do with which tenants. The only maker of a
 * {@link TenantScope} for a caller.
 *
 * @public
 */
export interface TenantAccess {
  /** The tenants for which the caller has the permission, by default to read. */
  scope(
    credentials: BackstageCredentials,
    permission?: TenantPermission,
  ): Promise<TenantScope>;
  /**
   * Passes when the caller may read the tenant and has the permission.
   *
   * @throws `NotFoundError` when there is no such tenant or the caller may not
   *   read it, which are told apart by nothing; `NotAllowedError` when it may
   *   be read but not this
   */
  require(
    credentials: BackstageCredentials,
    tenantId: string,
    permission?: TenantPermission,
  ): Promise<void>;
  /** Like {@link TenantAccess.require}, for a permission about no tenant. */
  requireBasic(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void>;
  /** The tenant's record, or `NotFoundError` as in {@link TenantAccess.require}. */
  record(
    credentials: BackstageCredentials,
    tenantId: string,
  ): Promise<TenantRecord>;
}
