import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const migrationsDirectory = resolvePackagePath(
  '@adinsights/plugin-pipelines-backend',
  'migrations',
);

/** Brings a database to the newest shape. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDirectory });
}

/** The plugin's database at its newest shape, unless migrations are skipped. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  await assertSharedWithQueue(knex);
  return knex;
}

// Runs and their jobs change in one transaction, so they need one database.
async function assertSharedWithQueue(knex: Knex): Promise<void> {
  const { rows } = await knex.raw<{ rows: { shared: boolean }[] }>(
    `select to_regclass('pgboss.job') is not null as shared`,
  );
  if (!rows[0].shared) {
    throw new Error(
      'The job queue is in another database: set backend.database.pluginDivisionMode to schema and one connection for all plugins',
    );
  }
}
