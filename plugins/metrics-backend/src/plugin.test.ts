import {
  datasetSchema,
  fleetSchema,
  freshnessItemSchema,
  fromFleet,
  metricsFleetRowSchema,
  pageSchema,
  snapshotItemSchema,
} from '@adinsights/plugin-platform-common';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { tenantRecord, TestClock } from './__testUtils__/fixtures';
import { Policy, startMetrics } from './__testUtils__/startMetrics';
import {
  COFFEE,
  MOTORS,
  NEW,
  START,
  startStory,
} from './__testUtils__/startStory';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

const routes = [
  `/combined?tenant=${COFFEE}`,
  `/combined?tenant=${COFFEE}&platforms=meta`,
  `/combined?tenant=${COFFEE}&dataset=demo`,
  `/datasets?tenant=${COFFEE}`,
  `/freshness?tenant=${COFFEE}`,
  `/snapshots?tenant=${COFFEE}`,
];
const lists = ['/freshness', '/snapshots'];

describe('metricsPlugin', () => {
  let metrics: Awaited<ReturnType<typeof startStory>>;

  const get = (path: string) =>
    request(metrics.server).get(`/api/metrics${path}`);
  const asService = async (path: string) =>
    get(path).set(
      'authorization',
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.service(),
        targetPluginId: 'metrics',
      }),
    );
  beforeAll(async () => {
    metrics = await startStory(databases);
  });

  beforeEach(() => {
    metrics.clock.set(START);
    metrics.as('allow');
  });

  afterAll(() => metrics?.stop());

  describe('who may read', () => {
    it.each([
      ...routes,
      ...lists,
      '/fleet',
      '/fleet-freshness',
      '/snapshots/x',
    ])('%s asks for credentials', async path => {
      const { status } = await get(path).set(
        'authorization',
        mockCredentials.none.header(),
      );
      expect(status).toBe(401);
    });

    it.each(routes)('%s is open to an owner', async path => {
      metrics.as({ owners: [`group:default/${COFFEE}`] });
      expect((await get(path)).status).toBe(200);
    });

    it.each(routes)('%s looks like an unknown tenant to others', async path => {
      const unknown = await get(path.replace(COFFEE, 'nobody')).expect(404);
      for (const policy of [
        { owners: [`group:default/${MOTORS}`] },
        'deny' as const,
      ]) {
        metrics.as(policy);
        const { body } = await get(path).expect(404);
        expect(body.error).toEqual({
          ...unknown.body.error,
          message: unknown.body.error.message.replace('nobody', COFFEE),
        });
      }
    });

    it.each(lists)('%s lists what the caller owns', async path => {
      const tenants = async () => {
        const { body } = await get(`${path}?limit=100`).expect(200);
        return new Set(
          body.items.map(({ tenantId }: { tenantId: string }) => tenantId),
        );
      };
      expect(await tenants()).toEqual(new Set([COFFEE, MOTORS]));
      metrics.as({ owners: [`group:default/${MOTORS}`] });
      expect(await tenants()).toEqual(new Set([MOTORS]));
      metrics.as('deny');
      expect(await tenants()).toEqual(new Set());
    });

    it('shows a snapshot to its owners alone', async () => {
      const { body } = await get(`/snapshots?tenant=${COFFEE}`);
      const path = `/snapshots/${body.items[0].id}`;
      const statusFor = async (policy: Policy, asked = path) => {
        metrics.as(policy);
        return (await get(asked)).status;
      };
      expect(await statusFor({ owners: [`group:default/${COFFEE}`] })).toBe(
        200,
      );
      expect(await statusFor({ owners: [`group:default/${MOTORS}`] })).toBe(
        404,
      );
      expect(await statusFor('deny')).toBe(404);
      expect(await statusFor('allow', '/snapshots/no-id')).toBe(404);
    });

    it('tells the freshness of the fleet to services alone', async () => {
      await get('/fleet-freshness').expect(403);
      const { body } = await asService('/fleet-freshness');
      expect(
        body.items.map((item: { tenantId: string }) => item.tenantId),
      ).toEqual([COFFEE, MOTORS, NEW]);
      expect(body.items[2].freshness.state).toBe('missing');
    });
  });

  it('lists the datasets in the words of the toggle', async () => {
    const datasets = async (tenant: string) => {
      const { body } = await get(`/datasets?tenant=${tenant}`).expect(200);
      return pageSchema(datasetSchema).parse(body).items;
    };
    expect(await datasets(COFFEE)).toEqual([
      expect.objectContaining({
        id: 'live',
        enabled: true,
        reason: 'ready',
        freshness: expect.objectContaining({ state: 'fresh' }),
      }),
      expect.objectContaining({ id: 'demo', enabled: true, reason: 'ready' }),
    ]);
    expect((await datasets(NEW))[0].reason).toBe('missing_snapshot');
    metrics.clock.set('2026-03-20T18:00:00Z');
    expect((await datasets(COFFEE))[0]).toMatchObject({
      reason: 'stale_snapshot',
      freshness: { state: 'stale' },
    });
  });

  it('lists freshness by layer, filtered and in pages', async () => {
    const { body } = await get(`/freshness?tenant=${COFFEE}`).expect(200);
    const { items } = pageSchema(freshnessItemSchema).parse(body);
    expect(items.map(({ layer, state }) => [layer, state])).toEqual([
      ['marts', 'fresh'],
      ['snapshot', 'fresh'],
      ['source:meta', 'fresh'],
    ]);
    const first = await get('/freshness?layer=marts&limit=1').expect(200);
    const second = await get(
      `/freshness?layer=marts&limit=1&cursor=${first.body.nextCursor}`,
    ).expect(200);
    expect(second.body.items[0].tenantId).toBe(MOTORS);
    expect(second.body.nextCursor).toBeUndefined();
    const stale = await get('/freshness?state=stale').expect(200);
    expect(stale.body.items).toEqual([]);
    for (const query of [
      'state=bad',
      'layer=raw',
      'limit=0',
      'limit=101',
      'cursor=x',
    ]) {
      const answer = await get(`/freshness?${query}`).expect(400);
      expect(answer.body.error.message).toContain(`${query.split('=')[0]}: `);
    }
  });

  it('lists snapshots and gives the payload of one', async () => {
    const { body } = await get(`/snapshots?tenant=${COFFEE}`).expect(200);
    const [item] = pageSchema(snapshotItemSchema).parse(body).items;
    expect(item).toMatchObject({
      tenantId: COFFEE,
      dataset: 'live',
      waveId: 'w1',
      runId: 'run-w1',
      dataAsOf: '2026-03-20T12:03:00.000Z',
    });
    const detail = await get(`/snapshots/${item.id}`).expect(200);
    expect(detail.body.payload.campaign.summary.totalSpend).toBe(100.25);
    const page = await get('/snapshots?limit=1').expect(200);
    const rest = await get(`/snapshots?cursor=${page.body.nextCursor}`).expect(
      200,
    );
    const ids = [...page.body.items, ...rest.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(item.id);
  });

  it('shows the fleet in scope with state and spend', async () => {
    const fleet = async () => {
      const { body } = await get('/fleet').expect(200);
      return fromFleet(metricsFleetRowSchema, fleetSchema.parse(body));
    };
    const all = await fleet();
    expect([...all.keys()]).toEqual([COFFEE, MOTORS, NEW]);
    expect(all.get(COFFEE)).toMatchObject({
      state: 'fresh',
      dataAsOf: '2026-03-20T12:03:00.000Z',
      snapshotGeneratedAt: '2026-03-20T12:30:00.000Z',
      spend: 100.25,
    });
    expect(all.get(COFFEE)?.spendTrend).toHaveLength(30);
    expect(all.get(NEW)).toMatchObject({
      state: 'missing',
      spend: null,
      spendTrend: [],
    });
    metrics.as({ owners: [`group:default/${NEW}`] });
    expect([...(await fleet()).keys()]).toEqual([NEW]);
    metrics.as('deny');
    expect((await fleet()).size).toBe(0);
  });

  it('tells pages that something changed, and nothing about whom', async () => {
    expect(metrics.signals[0]).toEqual({
      recipients: { type: 'broadcast' },
      channel: 'metrics',
      message: { type: 'snapshot', changed: true },
    });
    expect(JSON.stringify(metrics.signals)).not.toContain(COFFEE);
  });
});

describe('metricsPlugin without the demo dataset', () => {
  it('says that it is disabled and refuses it', async () => {
    const metrics = await startMetrics(databases, {
      records: [tenantRecord(COFFEE)],
      clock: new TestClock('2026-03-20T12:30:00Z'),
      demoEnabled: false,
    });
    const get = (path: string) =>
      request(metrics.server).get(`/api/metrics${path}`);
    const { body } = await get(`/datasets?tenant=${COFFEE}`).expect(200);
    expect(body.items[1]).toMatchObject({
      id: 'demo',
      enabled: false,
      reason: 'disabled',
      freshness: null,
    });
    const refused = await get(`/combined?tenant=${COFFEE}&dataset=demo`).expect(
      400,
    );
    expect(refused.body.error.message).toBe(
      'dataset: is disabled here, got demo',
    );
    await metrics.stop();
  });
});
