import { metricsSectionsSchema } from '@adinsights/plugin-platform-common';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { allTenants, WaveContext } from '@adinsights/plugin-platform-node';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import { createTestMarts, TestMarts } from '../__testUtils__/createTestMarts';
import {
  countingIds,
  tenantRecord,
  TestClock,
} from '../__testUtils__/fixtures';
import { WarehouseSectionsReader } from '../sections/SectionsReader';
import { DatabaseSnapshotStore } from './DatabaseSnapshotStore';
import { decodeSections } from './encodeSnapshot';
import { SnapshotBuilder } from './SnapshotBuilder';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

describe('SnapshotBuilder', () => {
  const clock = new TestClock('2026-03-20T12:30:00Z');
  let marts: TestMarts;
  let store: DatabaseSnapshotStore;
  let builder: SnapshotBuilder;

  const wave = (waveId: string, ...tenantIds: string[]): WaveContext => ({
    waveId,
    token: 't',
    claim: 0,
    stage: 'snapshotting',
    warehouse: 'default',
    fullWindow: false,
    members: tenantIds.map(tenantId => ({
      tenantId,
      runId: `run-${waveId}-${tenantId}`,
      stepId: `step-${waveId}-${tenantId}`,
      attempt: 1,
      traceparent: '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01',
    })),
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
    cancellations: {
      has: () => false,
      all: new AbortController().signal,
      onCancelled: () => {},
    },
    clock,
    memberLogger: () => mockServices.logger.mock(),
  });
  const history = async (tenantId: string) =>
    store.list(allTenants, { tenantId, limit: 100 });

  beforeAll(async () => {
    marts = await createTestMarts(databases);
    store = DatabaseSnapshotStore.create(await createTestDatabase(databases));
    builder = SnapshotBuilder.create({
      reader: WarehouseSectionsReader.create(marts.access),
      store,
      directory: {
        list: async () => [],
        get: async id => tenantRecord(id, { currency: 'USD' }),
        invalidate: () => {},
      },
      clock,
      newId: countingIds(),
    });
    await marts.addCampaignDay({
      tenant_id: 'one',
      day: '2026-03-20',
      campaign_id: 'c1',
      spend: 12.345678,
    });
    await marts.addCampaignDay({
      tenant_id: 'one',
      day: '2026-03-01',
      campaign_id: 'c1',
      spend: 1,
    });
    await marts.add('marts.publications', [
      {
        tenant_id: 'one',
        wave_id: 'w1/t/1',
        started_at: '2026-03-20T12:00:00Z',
        published_at: '2026-03-20T12:00:20Z',
        data_as_of: '2026-03-20T11:58:00Z',
        version: 1,
      },
    ]);
  });

  afterAll(() => marts.access.destroy());

  it('stores what the marts say for every member, with its times', async () => {
    const ending = await builder.build(wave('w1', 'one', 'two'));
    expect(ending.members.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'succeeded',
    ]);
    const [item] = await history('one');
    expect(item).toMatchObject({
      tenantId: 'one',
      waveId: 'w1',
      runId: 'run-w1-one',
      generatedAt: clock.now(),
      dataAsOf: new Date('2026-03-20T11:58:00Z'),
      rows: { campaign: 1, trend: 20, creative: 0, budget: 0, parish: 0 },
    });
    const stored = await store.get(allTenants, item.id);
    const json = await decodeSections(stored!);
    expect(Buffer.byteLength(json)).toBe(item.bytes);
    const sections = metricsSectionsSchema.parse(JSON.parse(json));
    expect(sections.campaign.summary.totalSpend).toBe(13.345678);

    const [head] = await store.listHeads({
      all: false,
      tenantIds: new Set(['one']),
    });
    expect(head.spend).toBe(13.345678);
    expect(head.spendTrend).toHaveLength(30);
    expect(head.spendTrend[29]).toBe(12.345678);
  });

  it('makes an empty snapshot in its currency for a tenant without rows', async () => {
    const [item] = await history('two');
    const stored = await store.get(allTenants, item.id);
    const sections = JSON.parse(await decodeSections(stored!));
    expect(sections.campaign.summary).toMatchObject({
      currency: 'USD',
      totalSpend: 0,
    });
    expect(item.dataAsOf).toBeNull();
  });

  it('makes nothing twice when the stage is done again', async () => {
    const before = await history('one');
    clock.set('2026-03-20T12:45:00Z');
    const ending = await builder.build(wave('w1', 'one', 'three'));
    expect(ending.members).toHaveLength(2);
    expect(ending.members.every(m => m.outcome === 'succeeded')).toBe(true);
    expect(await history('one')).toEqual(before);
    expect(await history('three')).toHaveLength(1);
  });

  it('adds to the history in the next wave', async () => {
    clock.set('2026-03-20T13:30:00Z');
    await builder.build(wave('w2', 'one'));
    const times = (await history('one')).map(item =>
      item.generatedAt.toISOString(),
    );
    expect(times).toEqual([
      '2026-03-20T13:30:00.000Z',
      '2026-03-20T12:30:00.000Z',
    ]);
  });

  it('fails the tenant alone whose numbers make no payload', async () => {
    await marts.admin('marts.campaign_daily').insert({
      tenant_id: 'odd',
      day: '2026-03-20',
      provider: 'meta',
      connection_id: 'c',
      campaign_id: 'c1',
      account_spend: 1,
      currency: 'JMD',
      spend: 'NaN',
      impressions: 1,
      clicks: 1,
      conversions: 0,
      account_conversion_value: 0,
      conversion_value: 0,
    });
    const { members } = await builder.build(wave('w3', 'odd', 'one'));
    expect(members).toEqual([
      expect.objectContaining({
        outcome: 'failed',
        failure: expect.objectContaining({ code: 'model_error' }),
      }),
      expect.objectContaining({ outcome: 'succeeded' }),
    ]);
    expect(await history('odd')).toEqual([]);
  });

  it('stops between statements when its claim is lost', async () => {
    await expect(
      builder.build({ ...wave('w4', 'one'), signal: AbortSignal.abort() }),
    ).rejects.toThrow('aborted');
  });
});
