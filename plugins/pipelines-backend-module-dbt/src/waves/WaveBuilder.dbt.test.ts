import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  createDbtWarehouse,
  DbtWarehouse,
} from '../__testUtils__/createDbtWarehouse';
import { land } from '../__testUtils__/landed';
import { realDbt } from '../__testUtils__/realDbt';
import {
  directoryOf,
  member,
  tenant,
  waveContext,
} from '../__testUtils__/waveFixtures';
import { DbtBuild } from '../invocation/DbtBuild';
import { runDbt } from '../invocation/runDbt';
import { WaveBuilder } from './WaveBuilder';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const tenants = [tenant('negril-resorts'), tenant('portmore-grocers')];
const members = tenants.map(({ id }) => member(id));

describe('WaveBuilder with the real dbt', () => {
  let warehouse: DbtWarehouse;
  let admin: Knex;
  let workDirectory: string;
  let builder: WaveBuilder;

  beforeAll(async () => {
    const dbt = realDbt();
    workDirectory = await mkdtemp(path.join(os.tmpdir(), 'wave-dbt-'));
    warehouse = await createDbtWarehouse(databases);
    admin = warehouse.admin;
    await seed(dbt, warehouse, workDirectory);
    const options = {
      ...dbt,
      workDirectory,
      threads: 2,
      buildTimeoutMs: 120_000,
    };
    builder = new WaveBuilder({
      dbt: new DbtBuild({ options, settings: warehouse.settings }),
      warehouse: warehouse.access,
      tenants: directoryOf(...tenants),
      buildTimeoutMs: options.buildTimeoutMs,
    });
    await land(admin, 'negril-resorts', 1, [
      { day: '2026-03-09', spend: 12.5 },
      { day: '2026-03-10', spend: 7.25 },
    ]);
    await land(admin, 'portmore-grocers', 1, [
      { day: '2026-03-09', spend: 3 },
      { day: '2026-03-10', spend: -4 },
    ]);
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
    if (workDirectory) {
      await rm(workDirectory, { recursive: true });
    }
  });

  const build = (waveId: string) => builder.build(waveContext(waveId, members));

  const spend = () =>
    admin('marts.campaign_daily')
      .orderBy(['tenant_id', 'day'])
      .select(
        'tenant_id',
        admin.raw('day::text as day'),
        admin.raw('spend::float as spend'),
      );

  it('publishes who passes and holds back who does not, by the rule', async () => {
    const ending = await build('wave-1');

    expect(ending.members).toEqual([
      { stepId: 'step-negril-resorts', attempt: 1, outcome: 'succeeded' },
      {
        stepId: 'step-portmore-grocers',
        attempt: 1,
        outcome: 'degraded',
        failure: {
          code: 'quality',
          message: 'Held back by quality rules: negative_spend',
          rules: ['negative_spend'],
        },
      },
    ]);
    expect(await spend()).toEqual([
      { tenant_id: 'negril-resorts', day: '2026-03-09', spend: 12.5 },
      { tenant_id: 'negril-resorts', day: '2026-03-10', spend: 7.25 },
    ]);
    expect(
      await admin('marts.publications').select(
        'tenant_id',
        'wave_id',
        'version',
      ),
    ).toEqual([
      {
        tenant_id: 'negril-resorts',
        wave_id: 'wave-1/1.1/1',
        version: '1',
      },
    ]);
    expect(await admin('control.waves').select('wave_id', 'state')).toEqual([
      { wave_id: 'wave-1/1.1/1', state: 'ended' },
    ]);
  });

  it('builds the days again of who was held back, once they are mended', async () => {
    await admin('landing.meta_ads_insights')
      .where({ tenant_id: 'portmore-grocers', day: '2026-03-10' })
      .update({ spend: 4 });

    const ending = await build('wave-2');
    expect(ending.members.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'succeeded',
    ]);
    expect(await spend()).toEqual([
      { tenant_id: 'negril-resorts', day: '2026-03-09', spend: 12.5 },
      { tenant_id: 'negril-resorts', day: '2026-03-10', spend: 7.25 },
      { tenant_id: 'portmore-grocers', day: '2026-03-09', spend: 3 },
      { tenant_id: 'portmore-grocers', day: '2026-03-10', spend: 4 },
    ]);
  });

  it('fails every member by the node that fails on each, and publishes nobody', async () => {
    const before = await spend();
    await admin.raw(
      'alter table landing.meta_ads_insights rename spend to spent',
    );

    const ending = await build('wave-3');
    expect(ending.members).toHaveLength(2);
    for (const { outcome, failure } of ending.members) {
      expect({ outcome, code: failure?.code }).toEqual({
        outcome: 'failed',
        code: 'model_error',
      });
      expect(failure?.message).toMatch(
        /^model\.adinsights\.stg_meta__ads_insights: .*column .*spend.* does not exist/s,
      );
    }
    expect(await spend()).toEqual(before);
    expect(
      await admin('marts.publications').where('wave_id', 'like', 'wave-3/%'),
    ).toEqual([]);
    expect(
      await admin('control.waves')
        .where('wave_id', 'like', 'wave-3/%')
        .orderBy('wave_id')
        .select('wave_id', 'state'),
    ).toEqual([
      { wave_id: 'wave-3/1.1/1', state: 'revoked' },
      { wave_id: 'wave-3/1.1/2', state: 'revoked' },
      { wave_id: 'wave-3/1.1/3', state: 'ended' },
    ]);
  });
});

/** The parishes and regions that models look up, as the set-up brings them. */
async function seed(
  dbt: ReturnType<typeof realDbt>,
  { settings }: DbtWarehouse,
  workDirectory: string,
): Promise<void> {
  const { connection, passwords } = settings;
  const exit = await runDbt({
    executable: dbt.executable,
    args: [
      ...['--log-format', 'json', 'seed'],
      ...['--select', 'parishes', 'region_parishes'],
      ...['--project-dir', dbt.projectDirectory],
      ...['--profiles-dir', dbt.projectDirectory],
      ...['--target-path', path.join(workDirectory, 'seed')],
      ...['--log-path', path.join(workDirectory, 'logs')],
    ],
    cwd: dbt.projectDirectory,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LANG: 'C.UTF-8',
      WAREHOUSE_HOST: connection.host,
      WAREHOUSE_PORT: String(connection.port),
      WAREHOUSE_DATABASE: connection.database,
      DBT_ENV_SECRET_WAREHOUSE_PASSWORD: passwords.dbt_owner,
    },
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
  });
  if (exit.code !== 0) {
    throw new Error(`dbt seed ended with ${exit.code}:\n${exit.tail}`);
  }
}
