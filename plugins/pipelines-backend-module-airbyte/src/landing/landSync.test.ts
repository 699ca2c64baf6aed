import { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createLandingWarehouse } from './__testUtils__/createLandingWarehouse';
import { insight, RawConnection } from './__testUtils__/RawConnection';
import { LandRequest } from './landRequest';
import { landSync } from './landSync';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('landSync', () => {
  let admin: Knex;
  let access: WarehouseAccess;
  let connections = 0;

  beforeAll(async () => {
    ({ admin, access } = await createLandingWarehouse(databases));
  });

  afterAll(async () => {
    await access?.destroy();
  });

  async function connect(...tables: string[]) {
    const tenantId = `tenant-${++connections}`;
    const connectionId = `${tenantId}-meta`;
    const raw = await RawConnection.create(admin, connectionId, tables);
    const land = (syncId: number, request: Partial<LandRequest> = {}) =>
      landSync(access, {
        tenantId,
        connectionId,
        provider: 'meta',
        syncId,
        syncStartedAt: new Date('2026-03-10T11:00:00Z'),
        syncEndedAt: new Date('2026-03-10T11:05:00Z'),
        landedAt: new Date('2026-03-10T11:06:00Z'),
        ...request,
      });
    const landed = async () => {
      const rows = await admin('landing.meta_ads_insights')
        .where({ tenant_id: tenantId })
        .orderBy(['day', 'ad_id'])
        .select(
          admin.raw('day::text as day'),
          'ad_id',
          admin.raw('spend::float as spend'),
          admin.raw('sync_id::integer as "syncId"'),
        );
      return rows.map(row => [row.day, row.ad_id, row.spend, row.syncId]);
    };
    const days = () =>
      admin('landing._days')
        .where({ tenant_id: tenantId, stream: 'ads_insights' })
        .orderBy('day')
        .select(
          admin.raw('day::text as day'),
          admin.raw('rows::integer as rows'),
          admin.raw('version::integer as version'),
        );
    return { tenantId, connectionId, raw, land, landed, days };
  }

  it('lands the rows of a sync under the tenant of the connection', async () => {
    const { raw, land, landed, tenantId } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [
      insight('2026-03-09', 'a', 2.5),
      insight('2026-03-10', 'a', 1),
      insight('2026-03-10', 'b', 4),
    ]);

    expect(await land(1)).toMatchObject({
      rows: 3,
      rejected: 0,
      daysChanged: 2,
    });
    expect(await landed()).toEqual([
      ['2026-03-09', 'a', 2.5, 1],
      ['2026-03-10', 'a', 1, 1],
      ['2026-03-10', 'b', 4, 1],
    ]);
    const [load] = await admin('landing._loads')
      .where({ tenant_id: tenantId, stream: 'ads_insights' })
      .select('*', admin.raw('from_day::text'), admin.raw('to_day::text'));
    expect(load).toMatchObject({
      sync_id: '1',
      rows: '3',
      rejected: '0',
      days_changed: 2,
      from_day: '2026-02-11',
      to_day: '2026-03-10',
      version: '1',
      sync_started_at: new Date('2026-03-10T11:00:00Z'),
      landed_at: new Date('2026-03-10T11:06:00Z'),
    });
  });

  it('replaces a day wholly: vanished rows go, late conversions come', async () => {
    const { raw, land, landed, days } = await connect('ads_insights');
    const purchases = (value: number) =>
      JSON.stringify([{ action_type: 'purchase', value }]);
    await raw.sync('ads_insights', 1, [
      insight('2026-03-08', 'a', 1),
      { ...insight('2026-03-09', 'a', 2), actions: purchases(1) },
      insight('2026-03-09', 'vanishes', 3),
    ]);
    await land(1);
    await raw.sync('ads_insights', 2, [
      insight('2026-03-08', 'a', 1),
      { ...insight('2026-03-09', 'a', 2), actions: purchases(4) },
    ]);

    expect(await land(2)).toMatchObject({ rows: 2, daysChanged: 1 });
    expect(await landed()).toEqual([
      ['2026-03-08', 'a', 1, 1],
      ['2026-03-09', 'a', 2, 2],
    ]);
    expect(
      await admin('landing.meta_ads_insights')
        .where({ campaign_id: 'c1', sync_id: 2, day: '2026-03-09' })
        .pluck('actions'),
    ).toEqual([[{ action_type: 'purchase', value: 4 }]]);
    expect(await days()).toEqual([
      { day: '2026-03-08', rows: 1, version: 1 },
      { day: '2026-03-09', rows: 1, version: 2 },
    ]);
  });

  it('empties a day that the sync answers for and has no rows of', async () => {
    const { raw, land, landed, days } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [
      insight('2026-02-20', 'looked-back', 1),
      insight('2026-03-08', 'a', 1),
      insight('2026-03-09', 'between', 2),
      insight('2026-03-10', 'after', 3),
      insight('2026-02-01', 'older', 9),
    ]);
    await land(1);
    await raw.sync('ads_insights', 2, [insight('2026-03-08', 'a', 1)]);

    expect(await land(2)).toMatchObject({ rows: 1, daysChanged: 3 });
    expect(await landed()).toEqual([
      ['2026-02-01', 'older', 9, 1],
      ['2026-03-08', 'a', 1, 1],
    ]);
    expect(await days()).toEqual([
      { day: '2026-02-01', rows: 1, version: 1 },
      { day: '2026-02-20', rows: 0, version: 2 },
      { day: '2026-03-08', rows: 1, version: 1 },
      { day: '2026-03-09', rows: 0, version: 2 },
      { day: '2026-03-10', rows: 0, version: 2 },
    ]);

    await raw.sync('ads_insights', 3, [insight('2026-03-08', 'a', 1)]);
    expect(await land(3)).toMatchObject({ daysChanged: 0 });
    await raw.sync('ads_insights', 4, [insight('2026-03-10', 'back', 5)]);
    expect(await land(4)).toMatchObject({ daysChanged: 2 });
    expect(await landed()).toEqual([
      ['2026-02-01', 'older', 9, 1],
      ['2026-03-10', 'back', 5, 4],
    ]);
  });

  it.each([
    ['the default of the connector', undefined, []],
    ['fewer days, when the connection is set so', 3, ['2026-02-20']],
  ])(
    'empties days before its first row back to %s',
    async (_, lookBackDays, kept) => {
      const { raw, land, landed } = await connect('ads_insights');
      await raw.sync('ads_insights', 1, [insight('2026-02-20', 'a', 1)]);
      await land(1);
      await raw.sync('ads_insights', 2, [insight('2026-03-10', 'a', 1)]);
      await land(2, { lookBackDays });
      const rows = await landed();
      expect(rows.map(([day]) => day)).toEqual([...kept, '2026-03-10']);
    },
  );

  it('counts a sync of 0 rows as a load and empties nothing', async () => {
    const { raw, land, landed, tenantId } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 1)]);
    await land(1);

    expect(await land(2)).toMatchObject({ rows: 0, daysChanged: 0 });
    expect(await landed()).toHaveLength(1);
    const loads = await admin('landing._loads')
      .where({ tenant_id: tenantId, stream: 'ads_insights' })
      .orderBy('sync_id')
      .pluck('rows');
    expect(loads).toEqual(['1', '0']);
  });

  it('leaves the rows of a sync that still runs, and lands all of them when it has ended', async () => {
    const { raw, land, landed } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 1)]);
    await raw.sync('ads_insights', 2, [insight('2026-03-09', 'a', 5)]);
    await land(1);
    expect(await landed()).toEqual([['2026-03-09', 'a', 1, 1]]);

    await raw.sync('ads_insights', 2, [insight('2026-03-10', 'a', 6)]);
    await land(2);
    expect(await landed()).toEqual([
      ['2026-03-09', 'a', 5, 2],
      ['2026-03-10', 'a', 6, 2],
    ]);
  });

  it('lands what a failed sync brought with the next one that succeeds', async () => {
    const { raw, land, landed } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [
      insight('2026-01-05', 'only the failed one', 1),
      insight('2026-03-09', 'partly', 2),
    ]);
    await raw.sync('ads_insights', 2, [
      insight('2026-03-09', 'a', 3),
      insight('2026-03-10', 'a', 4),
    ]);

    expect(await land(2)).toMatchObject({ rows: 4, daysChanged: 3 });
    expect(await landed()).toEqual([
      ['2026-01-05', 'only the failed one', 1, 1],
      ['2026-03-09', 'a', 3, 2],
      ['2026-03-10', 'a', 4, 2],
    ]);
  });

  it('takes the newest of rows that attempts of one sync repeated', async () => {
    const { raw, land, landed } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 1)], 1);
    await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 2)], 2);

    expect(await land(1)).toMatchObject({ rows: 2, daysChanged: 1 });
    expect(await landed()).toEqual([['2026-03-09', 'a', 2, 1]]);
  });

  it('keeps rows apart that the short key of the connector takes for one', async () => {
    const { connectionId, tenantId, raw, land } = await connect('campaign');
    const hour = (segments_hour: number, network: string, cost: number) => ({
      segments_date: '2026-03-09',
      campaign_id: 7,
      segments_hour,
      segments_ad_network_type: network,
      metrics_cost_micros: cost,
    });
    await raw.sync('campaign', 1, [
      hour(8, 'SEARCH', 1_500_000),
      hour(9, 'SEARCH', 2_000_000),
      hour(9, 'CONTENT', 250_000),
    ]);

    await land(1, { provider: 'google_ads' });
    expect(
      await admin('landing.google_ads_campaign')
        .where({ tenant_id: tenantId, connection_id: connectionId })
        .sum('metrics_cost_micros as micros'),
    ).toEqual([{ micros: '3750000' }]);
  });

  it('changes nothing when a sync lands twice, or after a newer one', async () => {
    const { raw, land, landed, days, tenantId } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 1)]);
    await raw.sync('ads_insights', 2, [insight('2026-03-09', 'a', 2)]);
    const first = await land(2);
    const before = [await landed(), await days()];

    expect(await land(2)).toEqual({
      ...first,
      streams: first.streams.map(load => ({ ...load, alreadyLanded: true })),
    });
    expect(await land(1)).toMatchObject({ rows: 0, daysChanged: 0 });
    expect([await landed(), await days()]).toEqual(before);
    expect(
      await admin('control.tenant_versions')
        .where({ tenant_id: tenantId })
        .pluck('version'),
    ).toEqual(['1']);
  });

  it('lands once when two workers land the same sync', async () => {
    const { raw, land, landed } = await connect('ads_insights');
    await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 1)]);
    const both = await Promise.all([land(1), land(1)]);

    expect(await landed()).toHaveLength(1);
    const outcomes = both.map(
      ({ streams }) =>
        streams.find(({ stream }) => stream === 'ads_insights')?.alreadyLanded,
    );
    expect(outcomes.sort()).toEqual([false, true]);
  });

  it('counts rows without a readable day as rejected', async () => {
    const { raw, land, landed } = await connect('ads_insights');
    await raw.alter(
      `alter table ${raw.schema}.ads_insights alter date_start type varchar`,
    );
    await raw.sync('ads_insights', 1, [
      insight('2026-03-09', 'a', 1),
      insight('2026-02-30', 'no such day', 2),
      insight(null, 'no day', 3),
    ]);

    expect(await land(1)).toMatchObject({
      rows: 3,
      rejected: 2,
      daysChanged: 1,
    });
    expect(await landed()).toEqual([['2026-03-09', 'a', 1, 1]]);
  });

  it('survives columns that were retyped, dropped and added', async () => {
    const { raw, land, tenantId } = await connect('ads_insights');
    const table = `${raw.schema}.ads_insights`;
    await raw.alter(`alter table ${table} alter spend type varchar`);
    await raw.alter(
      `alter table ${table} alter ad_name type jsonb using to_jsonb(ad_name)`,
    );
    await raw.alter(
      `alter table ${table} alter impressions type numeric(38,9)`,
    );
    await raw.alter(
      `alter table ${table} alter account_id type numeric(38,9) using null`,
    );
    await raw.alter(`alter table ${table} alter actions type varchar`);
    await raw.alter(`alter table ${table} drop reach`);
    await raw.alter(`alter table ${table} add brand_new varchar`);
    await raw.sync('ads_insights', 1, [
      {
        date_start: '2026-03-09',
        account_id: 10,
        ad_id: 'a',
        ad_name: '"Café ☀"',
        spend: '12.50',
        impressions: '106.0',
        actions: '[{"value": 1}]',
        brand_new: 'ignored',
      },
    ]);

    await land(1);
    const [row] = await admin('landing.meta_ads_insights').where({
      tenant_id: tenantId,
    });
    expect(row).toMatchObject({
      account_id: '10',
      ad_name: 'Café ☀',
      spend: '12.5',
      impressions: '106',
      reach: null,
      actions: [{ value: 1 }],
      bad: null,
    });
  });

  it('leaves a day alone when only the types of its columns changed', async () => {
    const { raw, land } = await connect('ads_insights');
    const row = insight('2026-03-09', 'a', 12.5);
    await raw.sync('ads_insights', 1, [row]);
    await land(1);
    for (const column of ['spend', 'clicks', 'ad_id']) {
      await raw.alter(
        `alter table ${raw.schema}.ads_insights alter ${column} type varchar`,
      );
    }
    await raw.sync('ads_insights', 2, [{ ...row, spend: '12.50' }]);

    expect(await land(2)).toMatchObject({ rows: 1, daysChanged: 0 });
  });

  it('keeps what cannot be read as text in bad, and the row', async () => {
    const { raw, land, tenantId } = await connect('ads_insights');
    const table = `${raw.schema}.ads_insights`;
    await raw.alter(`alter table ${table} alter spend type varchar`);
    await raw.alter(`alter table ${table} alter clicks type varchar`);
    await raw.sync('ads_insights', 1, [
      { ...insight('2026-03-09', 'a', 1), spend: '12.5x', clicks: '1.5' },
      { ...insight('2026-03-09', 'b', 1), spend: '1e14', impressions: '2' },
      { ...insight('2026-03-09', 'c', 1), spend: '', clicks: ' 7 ' },
      { ...insight('2026-03-09', 'd', 1), impressions: '9000000000000000000' },
    ]);

    expect(await land(1)).toMatchObject({ rows: 4, rejected: 0 });
    const rows = await admin('landing.meta_ads_insights')
      .where({ tenant_id: tenantId })
      .orderBy('ad_id')
      .select('spend', 'clicks', 'impressions', 'bad');
    expect(rows).toEqual([
      {
        spend: null,
        clicks: null,
        impressions: '100',
        bad: { spend: '12.5x', clicks: '1.5' },
      },
      { spend: null, clicks: '5', impressions: '2', bad: { spend: '1e14' } },
      { spend: null, clicks: '7', impressions: '100', bad: null },
      {
        spend: '1',
        clicks: '5',
        impressions: null,
        bad: { impressions: '9000000000000000000' },
      },
    ]);
  });

  it('counts a stream that is not enabled as a load of 0 rows', async () => {
    const { land, tenantId } = await connect();
    expect(await land(1)).toMatchObject({ rows: 0, rejected: 0 });
    expect(
      await admin('landing._loads').where({ tenant_id: tenantId }),
    ).toHaveLength(6);
  });

  it('says which schema is missing when a connection was never synced', async () => {
    await expect(
      landSync(access, {
        tenantId: 'nobody',
        connectionId: 'nobody-meta',
        provider: 'meta',
        syncId: 1,
        syncStartedAt: new Date('2026-03-10T11:00:00Z'),
        syncEndedAt: new Date('2026-03-10T11:05:00Z'),
        landedAt: new Date('2026-03-10T11:06:00Z'),
      }),
    ).rejects.toThrow('Connection nobody-meta has no schema raw_nobody_meta');
  });
});
