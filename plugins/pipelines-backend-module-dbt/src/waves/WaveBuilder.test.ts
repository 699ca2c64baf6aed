import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createDbtWarehouse,
  DbtWarehouse,
} from '../__testUtils__/createDbtWarehouse';
import {
  directoryOf,
  member,
  tenant,
  waveContext,
} from '../__testUtils__/waveFixtures';
import { WaveBuilder } from './WaveBuilder';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Logs one line of an invocation and writes results of one, as dbt does. */
const dbt = (options: { logs: string; results?: object; then?: string }) => `
  const target = process.argv[process.argv.indexOf('--target-path') + 1];
  console.log(JSON.stringify({ info: {
    invocation_id: 'this-one', level: 'info', name: 'N',
    msg: ${options.logs} } }));
  const results = ${JSON.stringify(options.results ?? null)};
  if (results) {
    require('node:fs').writeFileSync(
      target + '/run_results.json', JSON.stringify(results));
  }
  ${options.then ?? ''}`;

const resultsOf = (invocation: string, status: string, message: string) => ({
  metadata: { invocation_id: invocation },
  results: [
    {
      unique_id: 'model.adinsights.campaign_daily',
      status,
      execution_time: 1,
      message,
    },
  ],
});

// The real dbt is in WaveBuilder.dbt.test.ts; here is what it seldom does.
describe('WaveBuilder', () => {
  let warehouse: DbtWarehouse;
  let folder: string;
  let waves = 0;

  beforeAll(async () => {
    warehouse = await createDbtWarehouse(databases);
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
  });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'wave-builder-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function build(
    script: string,
    options: { buildTimeoutMs?: number; signal?: AbortSignal } = {},
  ) {
    const executable = path.join(folder, 'dbt');
    await writeFile(executable, `#!${process.execPath}\n${script}`);
    await chmod(executable, 0o755);
    const builder = new WaveBuilder({
      options: {
        executable,
        projectDirectory: folder,
        workDirectory: path.join(folder, 'work'),
        threads: 3,
        buildTimeoutMs: options.buildTimeoutMs ?? 30_000,
      },
      warehouse: warehouse.access,
      settings: warehouse.settings,
      tenants: directoryOf(tenant('negril-resorts')),
    });
    const context = waveContext(`wave-${++waves}`, [
      member('negril-resorts'),
      member('portmore-grocers'),
    ]);
    return builder.build({
      ...context,
      signal: options.signal ?? context.signal,
    });
  }

  const stateOfWave = () =>
    warehouse
      .admin('control.waves')
      .where({ wave_id: `wave-${waves}/token-1/1` })
      .first('state');

  it('tells dbt its wave, its place and nothing else of the back end', async () => {
    process.env.BACKEND_SECRET = 'not for dbt';
    try {
      const keys = ['PGAPPNAME', 'PGOPTIONS', 'DBT_ENV_CUSTOM_ENV_WAVE_ID'];
      const told = dbt({
        logs: `JSON.stringify([
          process.argv.slice(2), ${JSON.stringify(
            keys,
          )}.map(k => process.env[k]),
          process.env.BACKEND_SECRET ?? null, process.cwd()])`,
        then: 'process.exitCode = 2;',
      });
      const error = await build(told).catch(thrown => thrown);

      const [args, env, secret, cwd] = JSON.parse(
        error.message.split('before its end:\n')[1],
      );
      expect(args).toEqual([
        ...['--log-format', 'json', '--no-use-colors', 'build'],
        ...['--selector', 'wave', '--threads', '3'],
        ...['--project-dir', folder, '--profiles-dir', folder],
        ...['--target-path', path.join(folder, 'work/waves/target')],
        ...['--log-path', path.join(folder, 'work/waves/logs')],
      ]);
      expect(env).toEqual([
        `dbt-wave-${waves}`,
        expect.stringContaining(`-c adinsights.wave=wave-${waves}/token-1/1 `),
        `wave-${waves}`,
      ]);
      expect(secret).toBeNull();
      expect(cwd).toBe(folder);
    } finally {
      delete process.env.BACKEND_SECRET;
    }
  });

  it('knows only the tenants of the directory', async () => {
    await expect(build('process.exit(2)')).rejects.toThrow();
    expect(
      await warehouse
        .admin('control.wave_members')
        .where({ wave_id: `wave-${waves}/token-1/1` })
        .pluck('tenant_id'),
    ).toEqual(['negril-resorts']);
  });

  it.each([
    [
      'died before its first line',
      `console.error('No module'); process.exit(1)`,
    ],
    [
      'could not read the project',
      dbt({ logs: `'No module'`, then: 'process.exit(2)' }),
    ],
    [
      'left the results of an earlier build',
      dbt({
        logs: `'No module'`,
        results: resultsOf('an-earlier-one', 'success', 'INSERT 1'),
      }),
    ],
  ])('says what a dbt said that %s', async (_, script) => {
    await expect(build(script)).rejects.toMatchObject({
      code: 'unknown',
      message: expect.stringMatching(/before its end:\nNo module$/),
    });
    expect(await stateOfWave()).toEqual({ state: 'ended' });
  });

  it('does not believe an exit code that no node explains', async () => {
    await expect(
      build(
        dbt({
          logs: `'A hook failed'`,
          results: resultsOf('this-one', 'success', 'INSERT 1'),
          then: 'process.exitCode = 1;',
        }),
      ),
    ).rejects.toMatchObject({
      code: 'unknown',
      message: 'dbt ended with 1:\nA hook failed',
    });
  });

  it('fails every member when a node failed', async () => {
    const { members } = await build(
      dbt({
        logs: `'Done'`,
        results: resultsOf('this-one', 'error', 'division by zero'),
        then: 'process.exitCode = 1;',
      }),
    );
    expect(members).toHaveLength(2);
    for (const { outcome, failure } of members) {
      expect({ outcome, failure }).toEqual({
        outcome: 'failed',
        failure: {
          code: 'model_error',
          message: 'model.adinsights.campaign_daily: division by zero',
          rules: [],
        },
      });
    }
  });

  it('ends a build that takes too long', async () => {
    await expect(
      build('setInterval(() => {}, 1000)', { buildTimeoutMs: 300 }),
    ).rejects.toMatchObject({
      code: 'timeout',
      message: 'dbt ran longer than 300 ms and was ended',
    });
    expect(await stateOfWave()).toEqual({ state: 'ended' });
  });

  it('ends a build whose claim was lost', async () => {
    await expect(
      build('setInterval(() => {}, 1000)', {
        signal: AbortSignal.timeout(300),
      }),
    ).rejects.toMatchObject({ code: 'unknown' });
    expect(await stateOfWave()).toEqual({ state: 'ended' });
  });
});
