import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

/** An empty database of its own; fails where the suite has no PostgreSQL. */
export async function createEmptyDatabase(
  databases: TestDatabases,
): Promise<Knex> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set',
    );
  }
  return databases.init('POSTGRES_18');
}

/** Where this package keeps its migrations. */
export const migrationsDirectory = resolvePackagePath(
  '@adinsights/plugin-tenants-backend',
  'migrations',
);

/** A database with this plugin's tables. */
export async function createTestDatabase(
  databases: TestDatabases,
): Promise<Knex> {
  const knex = await createEmptyDatabase(databases);
  await knex.migrate.latest({ directory: migrationsDirectory });
  return knex;
}
