import { Config } from '@backstage/config';
import { WarehouseConnection, WarehousePasswords } from './WarehouseAccess';

const DEFAULT_PORT = 5432;

/** Where the warehouse is and how each role signs in. @public */
export interface WarehouseConfig {
  connection: WarehouseConnection;
  passwords: WarehousePasswords;
}

/**
 * Reads `adinsights.warehouse`.
 *
 * @throws Error - naming the missing key.
 *
 * @public
 */
export function readWarehouseConfig(config: Config): WarehouseConfig {
  const warehouse = config.getConfig('adinsights.warehouse');
  return {
    connection: {
      host: warehouse.getString('host'),
      port: warehouse.getOptionalNumber('port') ?? DEFAULT_PORT,
      database: warehouse.getString('database'),
      ssl: warehouse.getOptionalBoolean('ssl') ?? false,
    },
    passwords: {
      landing_writer: warehouse.getString('roles.landingWriter.password'),
      dbt_owner: warehouse.getString('roles.dbtOwner.password'),
      portal_tenant: warehouse.getString('roles.portalTenant.password'),
      portal_fleet: warehouse.getString('roles.portalFleet.password'),
    },
  };
}
