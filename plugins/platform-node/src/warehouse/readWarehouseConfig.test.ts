import { ConfigReader } from '@backstage/config';
import { readWarehouseConfig } from './readWarehouseConfig';

const roles = {
  landingWriter: { password: 'a' },
  dbtOwner: { password: 'b' },
  portalTenant: { password: 'c' },
  portalFleet: { password: 'd' },
};

describe('readWarehouseConfig', () => {
  it('reads the connection and the password of each role', () => {
    const config = new ConfigReader({
      adinsights: {
        warehouse: {
          host: 'db',
          port: '6000',
          database: 'w',
          ssl: true,
          roles,
        },
      },
    });
    expect(readWarehouseConfig(config)).toEqual({
      connection: { host: 'db', port: 6000, database: 'w', ssl: true },
      passwords: {
        landing_writer: 'a',
        dbt_owner: 'b',
        portal_tenant: 'c',
        portal_fleet: 'd',
      },
    });
  });

  it('takes the usual port, without TLS, where not told', () => {
    const config = new ConfigReader({
      adinsights: { warehouse: { host: 'db', database: 'w', roles } },
    });
    expect(readWarehouseConfig(config).connection).toEqual({
      host: 'db',
      port: 5432,
      database: 'w',
      ssl: false,
    });
  });

  it('names the key that is missing', () => {
    const config = new ConfigReader({
      adinsights: {
        warehouse: {
          host: 'db',
          database: 'w',
          roles: { ...roles, portalTenant: {} },
        },
      },
    });
    expect(() => readWarehouseConfig(config)).toThrow(
      'adinsights.warehouse.roles.portalTenant.password',
    );
  });
});
