import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

export const migrationsDirectory = resolvePackagePath(
  '@adinsights/plugin-metrics-backend',
  'migrations',
);

/** A migrated database; fails where the suite has no PostgreSQL. */
export async function createTestDatabase(
  databases: TestDatabases,
): Promise<Knex> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set',
    );
  }
  const knex = await databases.init('POSTGRES_18');
  await knex.migrate.latest({ directory: migrationsDirectory });
  return knex;
}
