import {
  setUpWarehouse,
  WarehouseAccess,
  WarehouseConfig,
} from '@adinsights/plugin-platform-node';
import type { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';

// Roles belong to the server, so every suite gives them the same password.
const TEST_PASSWORD = 'warehouse-test';

const passwords = {
  airbyte_loader: TEST_PASSWORD,
  landing_writer: TEST_PASSWORD,
  dbt_owner: TEST_PASSWORD,
  portal_tenant: TEST_PASSWORD,
  portal_fleet: TEST_PASSWORD,
};

export interface DbtWarehouse {
  /** Superuser of the same database. */
  admin: Knex;
  access: WarehouseAccess;
  settings: WarehouseConfig;
  /** Connects as the dbt of one build does. */
  connectAsDbt(applicationName: string, planId?: string): Knex;
}

/** The relation that says what was published, as far as plans read it. */
export async function createPublications(
  access: WarehouseAccess,
): Promise<void> {
  await access.asDbtOwner(trx =>
    trx.raw(
      'create table marts.publications (tenant_id text, wave_id text, version bigint)',
    ),
  );
}

/** A warehouse of its own; fails where the suite has no PostgreSQL. */
export async function createDbtWarehouse(
  databases: TestDatabases,
): Promise<DbtWarehouse> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set',
    );
  }
  const admin = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    admin.client.config.connection;
  const adminUrl = new URL(`postgres://${host}:${port}/${database}`);
  adminUrl.username = user;
  adminUrl.password = password ?? '';
  await setUpWarehouse({ adminUrl: adminUrl.href, passwords });

  const settings = {
    connection: { host, port: Number(port), database },
    passwords,
  };
  const access = WarehouseAccess.create({
    ...settings,
    applicationName: 'dbt-module-test',
  });
  const connectAsDbt = (applicationName: string, planId = ''): Knex =>
    knexFactory({
      client: 'pg',
      connection: {
        ...settings.connection,
        user: 'dbt_owner',
        password: passwords.dbt_owner,
        application_name: applicationName,
        options: `-c adinsights.wave=${planId}`,
      },
      pool: { min: 0, max: 1 },
    });
  return { admin, access, settings, connectAsDbt };
}
