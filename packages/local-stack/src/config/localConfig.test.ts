import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { stackPathsIn } from '../__testUtils__/stackPathsIn';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { demoTenants } from '../sandbox/tenants';
import { readOrMakeSecrets } from '../secrets/localSecrets';
import { writeLocalConfig } from './localConfig';

describe('writeLocalConfig', () => {
  const folder = temporaryFolder();

  function write(clockOffset?: { days: number }) {
    const paths = stackPathsIn(folder());
    const secrets = readOrMakeSecrets(paths);
    const file = writeLocalConfig(paths, secrets, {
      port: 7117,
      controlDatabaseUrl: 'postgres://portal:p@127.0.0.1:54329/portal',
      warehouseUrl: 'postgres://postgres:p@127.0.0.1:54329/ware%20house',
      airbyteUrl: 'http://127.0.0.1:18001',
      clockOffset,
    });
    return { file, secrets, config: parse(readFileSync(file, 'utf8')) };
  }

  const permissions = (file: string) => statSync(file).mode % 0o1000;

  it('is for its owner alone, even where a file was open to all', () => {
    const file = path.join(folder(), 'app-config.generated.yaml');
    writeFileSync(file, '');
    chmodSync(file, 0o644);

    expect(write().file).toBe(file);
    expect(permissions(file)).toBe(0o600);
    expect(permissions(path.join(folder(), 'secrets.json'))).toBe(0o600);
  });

  it('points the portal at its own databases and Airbyte', () => {
    const { config, secrets } = write();
    expect(config).toMatchObject({
      app: { baseUrl: 'http://localhost:7117' },
      backend: {
        listen: { host: '127.0.0.1', port: 7117 },
        database: {
          connection: 'postgres://portal:p@127.0.0.1:54329/portal',
        },
      },
      adinsights: {
        environment: 'local',
        warehouse: {
          host: '127.0.0.1',
          port: 54329,
          database: 'ware house',
          roles: { dbtOwner: { password: secrets.dbtOwnerPassword } },
        },
      },
      pipelines: {
        airbyte: {
          instances: [
            {
              url: 'http://127.0.0.1:18001',
              clientSecret: secrets.airbyteClientSecret,
            },
          ],
        },
      },
    });
    expect(config.adinsights.clock).toBeUndefined();
  });

  it('moves the clock where it is told to', () => {
    expect(write({ days: -2 }).config.adinsights.clock).toEqual({
      offset: { days: -2 },
    });
  });

  it('lets a lead of every demo tenant sign in', () => {
    const names = write().config.app.signIn.localUsers.map(
      (user: { name: string }) => user.name,
    );
    expect(names).toEqual([
      'admin',
      'engineer',
      'on-call',
      ...demoTenants.map(({ id }) => `lead-${id}`),
      'outsider',
    ]);
  });

  it('keeps the secrets that it made', () => {
    const first = write().secrets;
    expect(write().secrets).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  });
});
