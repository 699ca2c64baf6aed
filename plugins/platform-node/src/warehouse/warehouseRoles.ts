/**
 * The roles of the warehouse. None is superuser or may bypass row-level
 * security.
 *
 * - `airbyte_loader` owns the raw schemas, one per connection
 * - `landing_writer` owns `landing` and `control`
 * - `dbt_owner` owns `staging`, `candidates`, `marts` and `seeds`
 * - `portal_tenant` reads the marts of one tenant at a time
 * - `portal_fleet` reads the marts of all tenants
 *
 * @public
 */
export const WAREHOUSE_ROLES = [
  'airbyte_loader',
  'landing_writer',
  'dbt_owner',
  'portal_tenant',
  'portal_fleet',
] as const;

/** @public */
export type WarehouseRole = (typeof WAREHOUSE_ROLES)[number];

/** The roles as which back ends work; Airbyte alone is `airbyte_loader`. @public */
export type WarehouseAccessRole = Exclude<WarehouseRole, 'airbyte_loader'>;
