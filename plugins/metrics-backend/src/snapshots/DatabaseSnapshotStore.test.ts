import { TestDatabases } from '@backstage/backend-test-utils';
import { allTenants } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import { countingIds } from '../__testUtils__/fixtures';
import { DatabaseSnapshotStore } from './DatabaseSnapshotStore';
import type { NewSnapshot } from './SnapshotStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

describe('DatabaseSnapshotStore', () => {
  let knex: Knex;
  let store: DatabaseSnapshotStore;
  let newId: () => string;

  const snapshot = (
    tenantId: string,
    generatedAt: string,
    overrides: Partial<NewSnapshot> = {},
  ): NewSnapshot => {
    const id = newId();
    return {
      id,
      tenantId,
      dataset: 'live',
      waveId: 'w1',
      runId: 'r1',
      stepId: `step-${id}`,
      publicationId: 'w1/t/1',
      generatedAt: new Date(generatedAt),
      dataAsOf: new Date('2026-03-20T11:00:00Z'),
      martsBeganAt: null,
      body: Buffer.from('body'),
      checksum: 'abc',
      bytes: 4,
      rows: { campaign: 2 },
      spend: 1.5,
      spendTrend: [1, 0.5],
      ...overrides,
    };
  };
  const times = async (tenantId?: string) =>
    (await store.list(allTenants, { tenantId, limit: 100 })).map(
      ({ generatedAt }) => generatedAt.toISOString(),
    );

  beforeEach(async () => {
    knex ??= await createTestDatabase(databases);
    await knex.raw('truncate snapshots, snapshot_heads');
    store = DatabaseSnapshotStore.create(knex);
    newId = countingIds();
  });

  it('keeps what a step made the first time', async () => {
    const first = snapshot('one', '2026-03-20T12:00:00Z', { stepId: 's' });
    const second = snapshot('one', '2026-03-20T12:05:00Z', { stepId: 's' });
    await store.add([first]);
    await store.add([second]);
    expect(await times('one')).toEqual(['2026-03-20T12:00:00.000Z']);
    expect(await store.listHeads(allTenants)).toEqual([
      {
        tenantId: 'one',
        snapshotId: first.id,
        generatedAt: first.generatedAt,
        dataAsOf: first.dataAsOf,
        spend: 1.5,
        spendTrend: [1, 0.5],
      },
    ]);
    expect(await store.findSteps(['s', 't'])).toEqual(
      new Map([['s', { rows: { campaign: 2 }, bytes: 4 }]]),
    );
  });

  it('never moves a head back', async () => {
    const newer = snapshot('one', '2026-03-20T13:00:00Z');
    await store.add([newer]);
    await store.add([snapshot('one', '2026-03-20T12:00:00Z')]);
    const [head] = await store.listHeads(allTenants);
    expect(head.snapshotId).toBe(newer.id);
    expect(await times()).toHaveLength(2);
  });

  it('shows a scope its own tenants alone', async () => {
    const mine = snapshot('one', '2026-03-20T12:00:00Z');
    const other = snapshot('two', '2026-03-20T12:00:00Z');
    await store.add([mine, other]);
    const scope = { all: false as const, tenantIds: new Set(['one']) };
    const nobody = { all: false as const, tenantIds: new Set<string>() };
    expect(await store.list(scope, { limit: 10 })).toHaveLength(1);
    expect(await store.list(nobody, { limit: 10 })).toEqual([]);
    expect(await store.list(scope, { tenantId: 'two', limit: 10 })).toEqual([]);
    expect(await store.get(scope, other.id)).toBeUndefined();
    expect((await store.get(scope, mine.id))?.body.toString()).toBe('body');
    expect(await store.listHeads(nobody)).toEqual([]);
  });

  it('pages from the newest on without a gap between equal times', async () => {
    const made = [
      '2026-03-20T12:00:00Z',
      '2026-03-20T12:00:00Z',
      '2026-03-20T11:00:00Z',
    ].map(time => snapshot('one', time));
    await store.add(made);
    const [first] = await store.list(allTenants, { limit: 1 });
    const rest = await store.list(allTenants, { after: first, limit: 10 });
    expect([first, ...rest].map(({ id }) => id)).toEqual([
      made[1].id,
      made[0].id,
      made[2].id,
    ]);
  });

  it('keeps a week whole, then the newest of a day, then nothing, but a head', async () => {
    await store.add(
      [
        '2024-01-01T10:00:00Z',
        '2026-03-10T01:00:00Z',
        '2026-03-10T23:59:00Z',
        '2026-03-11T00:01:00Z',
        '2026-03-13T01:00:00Z',
        '2026-03-13T02:00:00Z',
        '2026-03-20T12:00:00Z',
      ].map(time => snapshot('one', time)),
    );
    await store.add([snapshot('quiet', '2024-01-01T10:00:00Z')]);
    const options = {
      thinBefore: new Date('2026-03-13T00:00:00Z'),
      dropBefore: new Date('2025-02-13T00:00:00Z'),
    };
    expect(await store.deleteExpired({ ...options, limit: 1 })).toBe(1);
    expect(await store.deleteExpired({ ...options, limit: 100 })).toBe(1);
    expect(await store.deleteExpired({ ...options, limit: 100 })).toBe(0);
    expect(await times('one')).toEqual([
      '2026-03-20T12:00:00.000Z',
      '2026-03-13T02:00:00.000Z',
      '2026-03-13T01:00:00.000Z',
      '2026-03-11T00:01:00.000Z',
      '2026-03-10T23:59:00.000Z',
    ]);
    expect(await times('quiet')).toEqual(['2024-01-01T10:00:00.000Z']);
  });

  it('finds a page of a tenant by its index', async () => {
    await knex.raw(`
      insert into snapshots (id, tenant_id, dataset, wave_id, run_id, step_id,
        generated_at, body, checksum, bytes, rows)
      select gen_random_uuid(), 't' || (n % 200), 'live', 'w', 'r', 'bulk' || n,
             timestamptz '2026-01-01' + n * interval '1 minute', '', '', 0, '{}'
      from generate_series(1, 20000) n`);
    await knex.raw('analyze snapshots');
    const { rows } = await knex.raw<{ rows: { 'QUERY PLAN': string }[] }>(
      `explain select id from snapshots where tenant_id = 't7'
       order by generated_at desc, id desc limit 20`,
    );
    const plan = rows.map(row => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('snapshots_tenant_generated_index');
    expect(plan).not.toContain('Sort');
  });
});
