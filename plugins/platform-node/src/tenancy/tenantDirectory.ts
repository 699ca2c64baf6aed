import type { TenantRecord } from './tenantRecord';

/**
 * Every tenant with its connections, at most 30 seconds old. Knows nothing of
 * callers: use {@link TenantAccess} before telling anyone.
 *
 * @public
 */
export interface TenantDirectory {
  /** Every tenant, ordered by id. */
  list(): Promise<TenantRecord[]>;
  /**
   * One tenant. One that is unknown or not active so far may just have been
   * onboarded, and is asked for by itself.
   */
  get(tenantId: string): Promise<TenantRecord | undefined>;
  /** Makes the next question ask again. */
  invalidate(): void;
}
