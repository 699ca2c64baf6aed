import path from 'node:path';
import { toError } from '@backstage/errors';
import type { StackPaths } from '../paths/StackPaths';
import type { Stack } from '../processes/Stack';
import type { LocalSecrets } from '../secrets/localSecrets';
import { UserError } from '../terminal/UserError';
import {
  closeDatabases,
  databaseUrl,
  ensureDatabase,
  withClient,
} from './databases';
import { EmbeddedPostgres } from './EmbeddedPostgres';

/** Where a stack's databases are. */
export interface StackDatabases {
  /** Control database, as the role that owns it. */
  controlUrl: string;
  /** Warehouse, as an administrator. */
  warehouseAdminUrl: string;
  /** The sandbox Airbyte's own database. */
  sandboxUrl: string;
}

async function externalUrl(name: string): Promise<string | undefined> {
  const value = process.env[name];
  if (!value) {
    return undefined;
  }
  if (!/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(value) || !URL.canParse(value)) {
    throw new UserError(
      `${name} must look like postgres://user:password@host:port/database.`,
    );
  }
  try {
    await withClient(value, client => client.query('select 1'));
  } catch (error) {
    throw new UserError(
      `${name} names a database that cannot be used (${
        toError(error).message
      }).`,
      { cause: error },
    );
  }
  return value;
}

/**
 * Starts the embedded server unless PORTAL_DATABASE_URL and WAREHOUSE_URL both
 * name servers of the user's, and makes the databases that are missing.
 */
export async function startDatabases(
  paths: StackPaths,
  secrets: LocalSecrets,
  stack: Stack,
  durable: boolean,
): Promise<StackDatabases> {
  const controlUrl = await externalUrl('PORTAL_DATABASE_URL');
  const warehouseUrl = await externalUrl('WAREHOUSE_URL');
  if (controlUrl && warehouseUrl) {
    await ensureDatabase(warehouseUrl, 'airbyte_sandbox');
    return {
      controlUrl,
      warehouseAdminUrl: warehouseUrl,
      sandboxUrl: databaseUrl(warehouseUrl, 'airbyte_sandbox'),
    };
  }
  const server = await EmbeddedPostgres.start(
    {
      dataFolder: path.join(paths.state, 'postgres'),
      logFile: path.join(paths.logs, 'postgres.log'),
      password: secrets.postgresPassword,
      preferredPort: 54329,
      durable,
    },
    stack,
  );
  const admin = server.url('postgres');
  await ensureDatabase(admin, 'portal', {
    role: 'portal',
    password: secrets.portalPassword,
  });
  await ensureDatabase(admin, 'warehouse');
  await ensureDatabase(admin, 'airbyte_sandbox');
  await closeDatabases(admin);
  const owned = new URL(server.url('portal'));
  owned.username = 'portal';
  owned.password = secrets.portalPassword;
  return {
    controlUrl: controlUrl ?? owned.toString(),
    warehouseAdminUrl: warehouseUrl ?? server.url('warehouse'),
    sandboxUrl: server.url('airbyte_sandbox'),
  };
}
