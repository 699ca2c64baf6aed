import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { setUpWarehouse } from '../setup/setUpWarehouse';
import { WarehouseAccess } from '../WarehouseAccess';
import { WarehouseRole } from '../warehouseRoles';

// Roles belong to the server, so every suite gives them the same password.
const TEST_PASSWORD = 'warehouse-test';

export const testPasswords: Record<WarehouseRole, string> = {
  airbyte_loader: TEST_PASSWORD,
  landing_writer: TEST_PASSWORD,
  dbt_owner: TEST_PASSWORD,
  portal_tenant: TEST_PASSWORD,
  portal_fleet: TEST_PASSWORD,
};

export interface TestWarehouse {
  adminUrl: string;
  /** Superuser of the same database. */
  admin: Knex;
  access: WarehouseAccess;
}

/** A database of its own; fails where the suite has no PostgreSQL. */
export async function createTestDatabase(
  databases: TestDatabases,
): Promise<{ admin: Knex; adminUrl: string }> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set',
    );
  }
  const admin = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    admin.client.config.connection;
  const url = new URL(`postgres://${host}:${port}/${database}`);
  url.username = user;
  url.password = password ?? '';
  return { admin, adminUrl: url.href };
}

export async function createTestWarehouse(
  databases: TestDatabases,
): Promise<TestWarehouse> {
  const { admin, adminUrl } = await createTestDatabase(databases);
  await setUpWarehouse({ adminUrl, passwords: testPasswords });
  const url = new URL(adminUrl);
  const access = WarehouseAccess.create({
    connection: {
      host: url.hostname,
      port: Number(url.port),
      database: url.pathname.slice(1),
    },
    passwords: testPasswords,
    applicationName: 'warehouse-test',
  });
  return { adminUrl, admin, access };
}
