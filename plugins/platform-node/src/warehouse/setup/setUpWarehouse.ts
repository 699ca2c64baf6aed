import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import knexFactory from 'knex';
import { Client } from 'pg';
import { WAREHOUSE_ROLES, WarehouseRole } from '../warehouseRoles';
import { ensureRoles } from './ensureRoles';
import { ensureSchemas } from './ensureSchemas';

const OLDEST_POSTGRES = 150000;

/** @public */
export interface SetUpWarehouseOptions {
  /**
   * URL of the existing warehouse database. Its user is superuser, or has
   * CREATEROLE and owns the database.
   */
  adminUrl: string;
  passwords: Record<WarehouseRole, string>;
}

/**
 * Brings a warehouse database to what the portal expects: roles, schemas,
 * privileges, then the tables, functions and policies of `landing` and
 * `control`. Doing it again changes nothing but the passwords.
 *
 * @throws InputError - for an empty password or a server older than
 * PostgreSQL 15.
 *
 * @public
 */
export async function setUpWarehouse(
  options: SetUpWarehouseOptions,
): Promise<void> {
  for (const role of WAREHOUSE_ROLES) {
    if (!options.passwords[role]) {
      throw new InputError(`The password of warehouse role ${role} is empty`);
    }
  }

  const client = new Client({
    connectionString: options.adminUrl,
    application_name: 'adinsights-warehouse-setup',
  });
  await client.connect();
  try {
    await assertVersion(client);
    // Held until the connection ends, so a second set-up waits for this one.
    await client.query(
      `select pg_advisory_lock(hashtext('adinsights.warehouse.setup'))`,
    );
    await ensureRoles(client, options.passwords);
    await ensureSchemas(client);
    await migrate(options.adminUrl);
  } finally {
    await client.end();
  }
}

async function assertVersion(client: Client): Promise<void> {
  const found = await client.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::integer as number,
            current_setting('server_version') as name`,
  );
  const { number, name } = found.rows[0];
  if (number < OLDEST_POSTGRES) {
    throw new InputError(
      `The warehouse needs PostgreSQL 15 or newer, this server is ${name}`,
    );
  }
}

async function migrate(adminUrl: string): Promise<void> {
  const knex = knexFactory({
    client: 'pg',
    connection: {
      connectionString: adminUrl,
      application_name: 'adinsights-warehouse-setup',
    },
    pool: {
      min: 0,
      max: 2,
      afterCreate: (
        connection: Client,
        done: (error: Error | null | undefined, connection: Client) => void,
      ) => {
        connection.query('set role landing_writer', error =>
          done(error, connection),
        );
      },
    },
    migrations: {
      directory: resolvePackagePath(
        '@adinsights/plugin-platform-node',
        'warehouse',
      ),
      schemaName: 'control',
      tableName: 'warehouse_migrations',
    },
  });
  try {
    await knex.migrate.latest();
  } finally {
    await knex.destroy();
  }
}
