import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  allTenants,
  TenantRecord,
  TenantSchedule,
} from '@adinsights/plugin-platform-node';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import { createTestMarts, TestMarts } from '../__testUtils__/createTestMarts';
import {
  tenantRecord,
  tenantSchedule,
  TestClock,
} from '../__testUtils__/fixtures';
import { DatabaseSnapshotStore } from '../snapshots/DatabaseSnapshotStore';
import { DatabaseFreshnessStore } from './DatabaseFreshnessStore';
import { FreshnessPolicies } from './FreshnessPolicies';
import { FreshnessReader } from './FreshnessReader';
import { FreshnessSweep } from './FreshnessSweep';
import { LayerEvaluator } from './LayerEvaluator';
import { DatabaseWarehouseTimes } from './WarehouseTimes';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

describe('FreshnessSweep', () => {
  const clock = new TestClock('2026-03-20T12:30:00Z');
  const logger = mockServices.logger.mock();
  let marts: TestMarts;
  let knex: Knex;
  let records: TenantRecord[];
  let schedules: TenantSchedule[];
  let reachable: { tenants: boolean; pipelines: boolean };
  /** Onboarded after the list was read. */
  let unlisted: string[];

  /** A back end as it is after a start: it remembers nothing. */
  function start() {
    const store = DatabaseFreshnessStore.create(knex);
    const evaluator = new LayerEvaluator();
    const answer = <T>(who: 'tenants' | 'pipelines', value: T): T => {
      if (!reachable[who]) {
        throw new ServiceUnavailableError(`${who} is down`);
      }
      return value;
    };
    const policies = FreshnessPolicies.create({
      directory: {
        list: async () =>
          answer(
            'tenants',
            records.filter(({ id }) => !unlisted.includes(id)),
          ),
        get: async id =>
          answer(
            'tenants',
            records.find(record => record.id === id),
          ),
        invalidate: () => {},
      },
      pipelines: {
        schedules: async () =>
          answer('pipelines', new Map(schedules.map(s => [s.tenantId, s]))),
        telemetry: async () => [],
      },
      store,
      clock,
      logger,
    });
    return {
      store,
      reader: FreshnessReader.create({ policies, store, evaluator, clock }),
      sweep: FreshnessSweep.create({
        policies,
        times: DatabaseWarehouseTimes.create(marts.access),
        snapshots: DatabaseSnapshotStore.create(knex),
        store,
        evaluator,
        clock,
      }),
    };
  }
  const load = (
    connectionId: string,
    stream: string,
    syncId: number,
    startedAt: string,
    endedAt: string,
  ) =>
    marts.access.asLandingWriter(trx =>
      trx('landing._loads').insert({
        tenant_id: 'one',
        connection_id: connectionId,
        stream,
        sync_id: syncId,
        sync_started_at: startedAt,
        sync_ended_at: endedAt,
        landed_at: endedAt,
        rows: 0,
        rejected: 0,
        days_changed: 0,
        version: syncId,
      }),
    );
  const statesOf = async (tenantId: string) => {
    const rows = await knex('freshness')
      .where('tenant_id', tenantId)
      .orderBy('layer');
    return Object.fromEntries(rows.map(row => [row.layer, row.state]));
  };

  beforeAll(async () => {
    marts = await createTestMarts(databases);
    knex = await createTestDatabase(databases);
  });

  afterAll(() => marts.access.destroy());

  beforeEach(async () => {
    clock.set('2026-03-20T12:30:00Z');
    reachable = { tenants: true, pipelines: true };
    unlisted = [];
    const connection = tenantRecord('one').connections[0];
    records = [
      tenantRecord('one', {
        connections: [
          connection,
          { ...connection, id: 'one-meta-2' },
          { ...connection, id: 'one-google-ads', provider: 'google_ads' },
          { ...connection, id: 'one-old', status: 'paused' },
        ],
      }),
      tenantRecord('two'),
    ];
    schedules = [tenantSchedule('one'), tenantSchedule('two')];
    await knex.raw(
      'truncate freshness, freshness_policies, snapshots, snapshot_heads',
    );
    await marts.admin.raw('truncate landing._loads, marts.publications');
    await load(
      'one-meta',
      'ads',
      1,
      '2026-03-20T11:01:00Z',
      '2026-03-20T11:03:00Z',
    );
    await load(
      'one-meta',
      'ads',
      2,
      '2026-03-20T12:01:00Z',
      '2026-03-20T12:03:00Z',
    );
    await load(
      'one-meta',
      'ads_insights',
      2,
      '2026-03-20T12:01:00Z',
      '2026-03-20T12:04:00Z',
    );
    await load(
      'one-meta-2',
      'ads',
      9,
      '2026-03-20T10:01:00Z',
      '2026-03-20T10:02:00Z',
    );
    await load(
      'one-old',
      'ads',
      3,
      '2026-01-20T10:01:00Z',
      '2026-01-20T10:02:00Z',
    );
    await marts.add('marts.publications', [
      {
        tenant_id: 'one',
        wave_id: 'w1',
        started_at: '2026-03-20T12:05:00Z',
        published_at: '2026-03-20T12:06:00Z',
        data_as_of: '2026-03-20T10:02:00Z',
        version: 2,
      },
    ]);
  });

  it('judges a source by the worst of its active connections', async () => {
    const { sweep, reader } = start();
    await sweep.everyone();
    const { items } = await reader.layers(allTenants, {
      tenantId: 'one',
      limit: 10,
    });
    expect(
      items.map(({ layer, state, dataAsOf }) => [layer, state, dataAsOf]),
    ).toEqual([
      ['marts', 'fresh', '2026-03-20T10:02:00.000Z'],
      ['snapshot', 'missing', null],
      ['source:google_ads', 'missing', null],
      ['source:meta', 'late', '2026-03-20T10:01:00.000Z'],
    ]);
    expect(items[3]).toMatchObject({
      reason: 'past_deadline',
      since: '2026-03-20T11:35:00.000Z',
      stateUntil: '2026-03-20T12:35:00.000Z',
      nextExpectedAt: '2026-03-20T13:00:00.000Z',
    });
  });

  it('judges a connection that fails and leaves out one that is paused', async () => {
    const [first, second] = records[0].connections;
    records[0].connections = [first, { ...second, status: 'error' }];
    await start().sweep.everyone();
    expect((await statesOf('one'))['source:meta']).toBe('late');
    records[0].connections = [first, { ...second, status: 'paused' }];
    clock.set('2026-03-20T12:31:00Z');
    await start().sweep.everyone();
    expect((await statesOf('one'))['source:meta']).toBe('fresh');
  });

  it('keeps since when a state began, however many runs come', async () => {
    const sinceOf = async () => {
      const { reader } = start();
      const { items } = await reader.layers(allTenants, {
        tenantId: 'one',
        layer: 'marts',
        limit: 1,
      });
      return items.map(({ state, since }) => [state, since]);
    };
    const publish = (version: number, time: string) =>
      marts.add('marts.publications', [
        {
          tenant_id: 'one',
          wave_id: `w${version}`,
          started_at: time,
          published_at: time,
          data_as_of: time,
          version,
        },
      ]);
    const began = ['fresh', '2026-03-20T12:05:00.000Z'];
    await start().sweep.everyone();
    expect(await sinceOf()).toEqual([began]);

    clock.set('2026-03-20T13:10:00Z');
    await publish(3, '2026-03-20T13:05:00Z');
    await start().sweep.everyone();
    expect(await sinceOf()).toEqual([began]);
    const [row] = await knex('freshness').where({
      tenant_id: 'one',
      layer: 'marts',
    });
    expect(row.since).toEqual(new Date(began[1]));

    // Due by 14:50; another state begins by itself, and its end by a run.
    clock.set('2026-03-20T14:50:00Z');
    const late = ['late', '2026-03-20T14:50:00.000Z'];
    expect(await sinceOf()).toEqual([late]);
    await start().sweep.everyone();
    expect(await sinceOf()).toEqual([late]);
    clock.set('2026-03-20T15:10:00Z');
    await publish(4, '2026-03-20T15:05:00Z');
    await start().sweep.everyone();
    expect(await sinceOf()).toEqual([['fresh', '2026-03-20T15:05:00.000Z']]);
  });

  it('does not carry since over a lapse that no sweep saw', async () => {
    await start().sweep.everyone();
    clock.set('2026-03-20T17:10:00Z');
    await marts.add('marts.publications', [
      {
        tenant_id: 'one',
        wave_id: 'w9',
        started_at: '2026-03-20T17:05:00Z',
        published_at: '2026-03-20T17:06:00Z',
        data_as_of: '2026-03-20T17:01:00Z',
        version: 9,
      },
    ]);
    await start().sweep.everyone();
    const [row] = await knex('freshness').where({
      tenant_id: 'one',
      layer: 'marts',
    });
    expect([row.state, row.since]).toEqual([
      'fresh',
      new Date('2026-03-20T17:05:00Z'),
    ]);
  });

  it('judges by the present between two sweeps', async () => {
    const { sweep, reader } = start();
    await sweep.everyone();
    clock.set('2026-03-20T12:36:00Z');
    expect((await statesOf('one'))['source:meta']).toBe('late');
    const { items } = await reader.layers(allTenants, {
      tenantId: 'one',
      state: 'stale',
      limit: 10,
    });
    expect(items.map(({ layer }) => layer)).toEqual(['source:meta']);
  });

  it('removes layers and tenants that are gone and adds what is new', async () => {
    const { sweep } = start();
    await sweep.everyone();
    records = [
      tenantRecord('one', { connections: [records[0].connections[0]] }),
    ];
    clock.set('2026-03-20T12:31:00Z');
    await sweep.everyone();
    expect(await statesOf('one')).toEqual({
      marts: 'fresh',
      snapshot: 'missing',
      'source:meta': 'fresh',
    });
    expect(await statesOf('two')).toEqual({});
    expect(await knex('freshness_policies').pluck('tenant_id')).toEqual([
      'one',
    ]);
  });

  it('leaves other tenants alone when asked for some', async () => {
    const { sweep } = start();
    await sweep.everyone();
    clock.set('2026-03-21T12:31:00Z');
    await sweep.tenants(['one']);
    expect((await statesOf('one'))['source:meta']).toBe('stale');
    const rows = await knex('freshness').where('tenant_id', 'two');
    expect(rows.map(row => row.evaluated_at)).toEqual(
      Array(3).fill(new Date('2026-03-20T12:30:00Z')),
    );
  });

  it('judges a tenant that neither registry list nor scheduler has met yet', async () => {
    unlisted = ['one'];
    schedules = [];
    await start().sweep.tenants(['one']);
    expect(await statesOf('one')).toMatchObject({
      'source:meta': 'late',
      snapshot: 'missing',
    });
  });

  it('does not write over a later evaluation', async () => {
    const { sweep, store } = start();
    await sweep.everyone();
    await store.replace([], {
      tenantIds: 'all',
      evaluatedAt: new Date('2026-03-20T12:29:00Z'),
    });
    expect(Object.keys(await statesOf('one'))).toHaveLength(4);
  });

  it('does not touch rows that stay as they are', async () => {
    const { sweep } = start();
    await sweep.everyone();
    clock.set('2026-03-20T12:31:00Z');
    await sweep.everyone();
    const times = await knex('freshness').distinct('evaluated_at');
    expect(times).toEqual([{ evaluated_at: new Date('2026-03-20T12:30:00Z') }]);
  });

  it('uses the last known policy after a start while nobody answers', async () => {
    await start().sweep.everyone();
    reachable = { tenants: false, pipelines: false };
    clock.set('2026-03-20T12:40:00Z');
    const { sweep, reader } = start();
    await sweep.everyone();
    expect((await statesOf('one'))['source:meta']).toBe('stale');
    const fleet = await reader.fleet(allTenants);
    expect(fleet.map(({ tenantId }) => tenantId)).toEqual(['one', 'two']);
    // A tenant without a known schedule would count as paused.
    expect(fleet[0].freshness.state).toBe('missing');
  });

  it('fails when the warehouse cannot be read, and keeps the table', async () => {
    const { sweep } = start();
    await sweep.everyone();
    await marts.admin.raw('revoke select on landing._loads from portal_fleet');
    await expect(start().sweep.everyone()).rejects.toThrow('permission denied');
    await marts.admin.raw('grant select on landing._loads to portal_fleet');
    expect((await statesOf('one'))['source:meta']).toBe('late');
  });

  it('pages through layers and shows a scope its own alone', async () => {
    const { sweep, reader } = start();
    await sweep.everyone();
    const seen: string[] = [];
    let after;
    do {
      const page = await reader.layers(allTenants, { after, limit: 2 });
      seen.push(...page.items.map(i => `${i.tenantId}/${i.layer}`));
      after = page.next;
    } while (after);
    expect(seen).toEqual([
      'one/marts',
      'one/snapshot',
      'one/source:google_ads',
      'one/source:meta',
      'two/marts',
      'two/snapshot',
      'two/source:meta',
    ]);
    const scope = { all: false as const, tenantIds: new Set(['two']) };
    const { items } = await reader.layers(scope, { limit: 10 });
    expect(new Set(items.map(i => i.tenantId))).toEqual(new Set(['two']));
    expect(await reader.fleet(scope)).toHaveLength(1);
  });
});
