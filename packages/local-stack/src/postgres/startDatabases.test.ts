import { existsSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stackPathsIn } from '../__testUtils__/stackPathsIn';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { TestDatabases } from '../sandbox/testing/TestDatabases';
import { Stack } from '../processes/Stack';
import { readOrMakeSecrets } from '../secrets/localSecrets';
import { UserError } from '../terminal/UserError';
import { databaseUrl, withClient } from './databases';
import { startDatabases } from './startDatabases';

describe('startDatabases', () => {
  const folder = temporaryFolder();
  const names = ['PORTAL_DATABASE_URL', 'WAREHOUSE_URL'];
  const before = names.map(name => process.env[name]);
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await TestDatabases.create();
  });

  afterAll(async () => {
    await databases?.drop();
  });

  afterEach(() => {
    names.forEach((name, index) => {
      if (before[index] === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = before[index];
      }
    });
  });

  const start = () => {
    const paths = stackPathsIn(folder());
    return startDatabases(paths, readOrMakeSecrets(paths), new Stack(), false);
  };

  it('uses the servers that it is told, and makes only what is missing', async () => {
    const url = databases.stateUrl;
    process.env.PORTAL_DATABASE_URL = url;
    process.env.WAREHOUSE_URL = url;

    const there = () =>
      withClient(url, async client => {
        const found = await client.query(
          "select 1 from pg_database where datname = 'airbyte_sandbox'",
        );
        return found.rowCount === 1;
      });
    const wasThere = await there();

    const found = await start();
    expect(found).toEqual({
      controlUrl: url,
      warehouseAdminUrl: url,
      sandboxUrl: databaseUrl(url, 'airbyte_sandbox'),
    });
    expect(await there()).toBe(true);
    if (!wasThere) {
      await withClient(url, client =>
        client.query('drop database airbyte_sandbox'),
      );
    }
  });

  it.each([
    'localhost:5432',
    'mysql://root@localhost/portal',
    'postgres://localhost:5432',
    'postgres://localhost:port/portal',
  ])('says what is wrong with PORTAL_DATABASE_URL=%s', async value => {
    process.env.PORTAL_DATABASE_URL = value;
    const failed = start();
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(
      'PORTAL_DATABASE_URL must look like postgres://user:password@host:port/database.',
    );
  });

  it('names a database that cannot be used, without its password', async () => {
    const url = new URL(databaseUrl(databases.stateUrl, 'not_there'));
    url.password ||= 's3cret';
    process.env.WAREHOUSE_URL = url.toString();
    const failed = start();
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(
      'WAREHOUSE_URL names a database that cannot be used (database "not_there" does not exist).',
    );
  });

  it('keeps roles of the warehouse out of the other databases of its server', async () => {
    names.forEach(name => delete process.env[name]);
    const paths = stackPathsIn(folder());
    const data = path.join(paths.state, 'postgres');
    const stack = new Stack();
    try {
      const secrets = readOrMakeSecrets(paths);
      const found = await startDatabases(paths, secrets, stack, false);
      await withClient(found.warehouseAdminUrl, client =>
        client.query(`create role reader login password 'reader'`),
      );
      for (const name of [
        'portal',
        'postgres',
        'airbyte_sandbox',
        'template1',
      ]) {
        const reader = new URL(databaseUrl(found.warehouseAdminUrl, name));
        reader.username = 'reader';
        reader.password = 'reader';
        await expect(
          withClient(reader.toString(), client => client.query('select 1')),
        ).rejects.toThrow(`permission denied for database "${name}"`);
      }
      const owner = await withClient(found.controlUrl, client =>
        client.query('create temporary table mine as select current_user'),
      );
      expect(owner.rowCount).toBe(1);
    } finally {
      await stack.stop();
      // Where root's server may not enter the folder, its data is elsewhere.
      if (existsSync(data) && realpathSync(data) !== data) {
        rmSync(path.dirname(realpathSync(data)), { recursive: true });
      }
    }
  }, 120_000);
});
