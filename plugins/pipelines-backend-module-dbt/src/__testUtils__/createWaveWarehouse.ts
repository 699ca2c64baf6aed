import {
  setUpWarehouse,
  WarehouseAccess,
} from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
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

/** A warehouse of its own with the two relations in which builds leave traces. */
export async function createWaveWarehouse(databases: TestDatabases) {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'Set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: these tests need PostgreSQL',
    );
  }
  const admin = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    admin.client.config.connection;
  const adminUrl = new URL(`postgres://${host}:${port}/${database}`);
  adminUrl.username = user;
  adminUrl.password = password ?? '';
  await setUpWarehouse({ adminUrl: adminUrl.href, passwords });
  const connection = { host, port: Number(port), database };
  const access = WarehouseAccess.create({
    connection,
    passwords,
    applicationName: 'wave-test',
  });
  await access.asDbtOwner(trx =>
    trx.raw(`
      create table marts.publications (tenant_id text, wave_id text, version bigint);
      create table candidates.quality_failures (wave_id text, tenant_id text, rule text, rows bigint)`),
  );
  /** Connects as the dbt of one build does. */
  const connectAsDbt = (planId: string, applicationName: string): Knex =>
    knexFactory({
      client: 'pg',
      connection: {
        ...connection,
        user: 'dbt_owner',
        password: TEST_PASSWORD,
        application_name: applicationName,
        options: `-c adinsights.wave=${planId}`,
      },
      pool: { min: 0, max: 1 },
    });
  return { admin, access, connectAsDbt };
}
