import { metricsSectionsSchema } from '@adinsights/plugin-platform-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestMarts, TestMarts } from '../__testUtils__/createTestMarts';
import { COFFEE, fillMarts, MOTORS } from '../__testUtils__/fillMarts';
import { assembleSections } from './assembleSections';
import { liveRelations } from './martRelations';
import { filterBindings, noFilters, SectionFilters } from './sectionFilters';
import { WarehouseSectionsReader } from './SectionsReader';
import { sectionsSql } from './sectionsSql';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

describe('WarehouseSectionsReader', () => {
  let marts: TestMarts;
  let reader: WarehouseSectionsReader;

  async function read(filters: SectionFilters = noFilters, tenant = COFFEE) {
    const row = await reader.readTenant(tenant, 'live', filters);
    if (!row) {
      throw new Error('the marts are not built');
    }
    return metricsSectionsSchema.parse(assembleSections(row, filters, 'JMD'));
  }

  beforeAll(async () => {
    marts = await createTestMarts(databases);
    reader = WarehouseSectionsReader.create(marts.access);
    await fillMarts(marts);
  });

  afterAll(() => marts.access.destroy());

  it.each<[string, SectionFilters, number, string[]]>([
    [
      'dates',
      { startDate: '2026-03-18', endDate: '2026-03-19' },
      70.5,
      ['m1', 'g1'],
    ],
    ['a start alone', { startDate: '2026-03-19' }, 100.25, ['m1']],
    ['an end alone', { endDate: '2026-02-19' }, 17, ['m2', 'm1']],
    ['a platform', { platforms: ['google_ads'] }, 20, ['g1']],
    [
      'platforms',
      { platforms: ['google_ads', 'meta'] },
      180.75,
      ['m1', 'g1', 'm2'],
    ],
    ['a name in any case', { campaignSearch: 'ÉTÉ 1' }, 150.75, ['m1']],
    ['a name with a wildcard', { campaignSearch: '%' }, 150.75, ['m1']],
    ['a parish', { parish: 'KIN' }, 80.25, ['m1', 'g1']],
    [
      'a parish and a platform',
      { parish: 'KIN', platforms: ['meta'] },
      60.25,
      ['m1'],
    ],
  ])('filters by %s', async (_name, filters, spend, campaigns) => {
    const { campaign } = await read(filters);
    expect(campaign.summary.totalSpend).toBe(spend);
    expect(campaign.rows.map(({ id }) => id)).toEqual(campaigns);
  });

  it('shows one parish with its share of all, and no creatives for it', async () => {
    const { parish, creative, budget, availability } = await read({
      parish: 'SAN',
    });
    expect(parish).toEqual([
      expect.objectContaining({ code: 'SAN', spend: 41, share: 0.226833 }),
    ]);
    expect(availability.parish_map.coverage_percent).toBe(67.081604);
    expect(creative).toEqual([]);
    expect(availability.creative).toEqual({
      status: 'unavailable',
      reason: 'geo_unavailable',
    });
    expect(budget.map(({ id }) => id)).toEqual(['m1']);
  });

  it.each<SectionFilters>([
    { campaignSearch: 'no such campaign' },
    { platforms: ['tiktok'] },
    { parish: 'HAN' },
    { startDate: '2026-03-21', endDate: '2026-04-01' },
  ])('is empty when nothing matches %j', async filters => {
    const sections = await read(filters);
    expect(sections.campaign.summary.totalSpend).toBe(0);
    expect(sections.campaign.summary.ctr).toBeNull();
    expect(sections.campaign.trend).toEqual([]);
    expect(sections.campaign.rows).toEqual([]);
    expect(sections.creative).toEqual([]);
    expect(sections.parish).toEqual([]);
    expect(sections.availability.campaign).toEqual({
      status: 'empty',
      reason: 'no_matching_filters',
    });
    expect(sections.availability.parish_map).toMatchObject({
      status: 'empty',
      reason: 'no_matching_filters',
    });
  });

  it('tells the newest publication the rows are of', async () => {
    const row = await reader.readTenant(COFFEE, 'live', noFilters);
    expect(row).toMatchObject({
      publicationId: 'w2/t/1',
      dataAsOf: new Date('2026-03-20T11:58:00Z'),
      martsBeganAt: new Date('2026-03-20T12:00:00Z'),
    });
  });

  it('reads many tenants at once to the same sums as each alone', async () => {
    const rows = await reader.readFleet([MOTORS, COFFEE, 'negril-resorts']);
    expect(
      Object.fromEntries(rows.map(row => [row.tenantId, row.totals.spend])),
    ).toEqual({ [MOTORS]: 5000, [COFFEE]: 180.75, 'negril-resorts': 0 });
  });

  it('shows a tenant role nothing of another, whatever is asked', async () => {
    const leaked = await marts.access.withTenant(COFFEE, async trx => {
      const counts = await trx.raw<{ rows: { tenant_id: string }[] }>(
        'select distinct tenant_id from marts.campaign_daily',
      );
      return counts.rows.map(({ tenant_id }) => tenant_id);
    });
    expect(leaked).toEqual([COFFEE]);
  });

  it('reads the demo dataset from the seeds, the same for every tenant', async () => {
    const demo = {
      provider: 'meta',
      connection_id: 'demo-meta',
      campaign_id: 'd1',
    };
    await marts.add('seeds.demo_campaign_daily', [
      {
        ...demo,
        day: '2026-09-29',
        account_spend: 12.5,
        currency: 'USD',
        spend: 12.5,
        impressions: 10,
        clicks: 1,
        conversions: 0,
        account_conversion_value: 0,
        conversion_value: 0,
      },
    ]);
    for (const tenant of [COFFEE, MOTORS]) {
      const row = await reader.readTenant(tenant, 'demo', noFilters);
      expect(row).toMatchObject({ currency: 'USD', dataAsOf: null });
      expect(row?.totals.spend).toBe(12.5);
    }
    const filtered = await reader.readTenant(COFFEE, 'demo', {
      platforms: ['google_ads'],
    });
    expect(filtered?.totals.rows).toBe(0);
  });

  it('keeps to the index on tenant and day when there are many tenants', async () => {
    await marts.admin.raw(`
      insert into marts.campaign_daily (tenant_id, day, provider, connection_id,
        campaign_id, account_spend, currency, spend, impressions, clicks,
        conversions, account_conversion_value, conversion_value)
      select 'tenant-' || t, date '2025-12-01' + d, 'meta', 'c', 'c1', 1, 'JMD',
             1, 1, 1, 1, 1, 1
      from generate_series(1, 300) t, generate_series(1, 90) d`);
    await marts.admin.raw('analyze marts.campaign_daily');
    const plan = await marts.access.asFleet(async trx => {
      const explained = await trx.raw<{ rows: { 'QUERY PLAN': string }[] }>(
        `explain ${sectionsSql(liveRelations, noFilters)}`,
        { ...filterBindings(noFilters), tenantIds: ['tenant-7', 'tenant-8'] },
      );
      return explained.rows.map(line => line['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('campaign_daily_tenant_id_day_idx');
    expect(plan).not.toContain('Seq Scan on campaign_daily');
  });
});

describe('before the first dbt build', () => {
  it('has nothing to read instead of an error', async () => {
    const marts = await createTestMarts(databases, { built: false });
    const reader = WarehouseSectionsReader.create(marts.access);
    expect(await reader.readTenant(COFFEE, 'live', noFilters)).toBeUndefined();
    await marts.access.destroy();
  });
});
