import { metricsSectionsSchema } from '@adinsights/plugin-platform-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestMarts, TestMarts } from '../__testUtils__/createTestMarts';
import { COFFEE, fillMarts } from '../__testUtils__/fillMarts';
import { assembleSections } from './assembleSections';
import { noFilters, SectionFilters } from './sectionFilters';
import { WarehouseSectionsReader } from './SectionsReader';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

describe('assembleSections, over marts made by hand', () => {
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

  it('sums the 30 days up to the newest day and makes ratios of sums', async () => {
    const { coverage, campaign, availability } = await read();
    expect(coverage).toEqual({
      startDate: '2026-02-19',
      endDate: '2026-03-20',
    });
    expect(campaign.summary).toEqual({
      currency: 'JMD',
      totalSpend: 180.75,
      totalImpressions: 1800,
      totalReach: null,
      totalClicks: 55,
      totalConversions: 5.5,
      totalConversionValue: 480.5,
      averageRoas: 2.658368,
      ctr: 0.030556,
      conversionRate: 0.1,
      cpc: 3.286364,
      cpa: 32.863636,
      cpm: 100.416667,
    });
    expect(availability.campaign).toEqual({
      status: 'available',
      reason: null,
    });
  });

  it('has a point for each day between the first and the last with rows', async () => {
    const { trend } = (await read()).campaign;
    expect(trend).toHaveLength(30);
    expect(trend[0]).toMatchObject({ date: '2026-02-19', spend: 10 });
    expect(trend[1]).toMatchObject({ date: '2026-02-20', spend: 0 });
    expect(trend[27]).toMatchObject({
      date: '2026-03-18',
      spend: 70.5,
      conversions: 1.5,
      conversionValue: 180.5,
    });
    expect(trend[29]).toMatchObject({ date: '2026-03-20', spend: 100.25 });
  });

  it('compares with the equally long period just before', async () => {
    const { previous } = (await read()).campaign;
    expect(previous).toMatchObject({
      startDate: '2026-01-20',
      endDate: '2026-02-18',
      summary: { totalSpend: 10, totalImpressions: 100, ctr: 0.1 },
    });
    expect(previous?.trend).toHaveLength(30);
    expect(
      (await read({ endDate: '2026-01-20' })).campaign.previous,
    ).toBeNull();
  });

  it('compares with no period that begins before the data of the tenant', async () => {
    // The first day of all is 19 January.
    const previousOf = async (startDate: string, endDate: string) =>
      (await read({ startDate, endDate })).campaign.previous;
    expect(await previousOf('2026-02-18', '2026-03-20')).toBeNull();
    expect(await previousOf('2026-02-18', '2026-03-19')).toMatchObject({
      startDate: '2026-01-19',
    });
  });

  it('counts the days of the tenant, not of what a filter leaves', async () => {
    // The campaign's own first day, 19 February, is the last of that period.
    const { previous } = (
      await read({
        startDate: '2026-02-20',
        endDate: '2026-03-21',
        campaignSearch: 'brand',
      })
    ).campaign;
    expect(previous).toMatchObject({
      startDate: '2026-01-21',
      summary: { totalSpend: 10 },
    });
  });

  it('lists campaigns by spend with the named parishes they reached', async () => {
    const { rows } = (await read()).campaign;
    expect(rows.map(({ id, spend }) => [id, spend])).toEqual([
      ['m1', 150.75],
      ['g1', 20],
      ['m2', 10],
    ]);
    expect(rows[0]).toEqual({
      id: 'm1',
      name: 'Café Été 100%',
      platform: 'meta',
      status: 'active',
      objective: 'OUTCOME_SALES',
      parishes: ['KIN', 'SAN'],
      startDate: '2026-01-01',
      endDate: null,
      spend: 150.75,
      impressions: 1500,
      reach: null,
      clicks: 50,
      conversions: 5,
      conversionValue: 400.5,
      roas: 2.656716,
      ctr: 0.033333,
      cpc: 3.015,
      cpm: 100.5,
      cpa: 30.15,
    });
    expect(rows[2]).toMatchObject({ cpc: null, cpa: null, roas: 0 });
  });

  it('lists creatives, one unknown to the provider by its id', async () => {
    expect((await read()).creative).toEqual([
      {
        id: 'a1',
        name: 'Reel',
        campaignId: 'm1',
        campaignName: 'Café Été 100%',
        platform: 'meta',
        thumbnailUrl: 'https://example.invalid/a1.png',
        spend: 100.25,
        impressions: 1000,
        clicks: 40,
        conversions: 4,
        roas: 2.992519,
        ctr: 0.04,
      },
      expect.objectContaining({ id: 'a2', name: 'a2', ctr: null, roas: 0 }),
    ]);
  });

  it('paces budgets by the month of the newest day', async () => {
    const { budget, availability } = await read();
    expect(availability.budget.status).toBe('available');
    // m2 is paused and spent nothing in March.
    expect(budget.map(({ id }) => id)).toEqual(['g1', 'm1']);
    expect(budget[1]).toEqual({
      id: 'm1',
      campaignName: 'Café Été 100%',
      platform: 'meta',
      monthlyBudget: 1860,
      spendToDate: 150.75,
      projectedSpend: 387.642857,
      pacingPercent: 0.20841,
      windowDays: 7,
      startDate: '2026-01-01',
      endDate: null,
    });
    expect(budget[0]).toMatchObject({ monthlyBudget: 2100, spendToDate: 20 });
  });

  it('gives each parish its share, what is not attributed among them', async () => {
    const { parish, availability } = await read();
    expect(parish).toEqual([
      {
        parish: 'Kingston',
        code: 'KIN',
        spend: 80.25,
        impressions: 800,
        clicks: 35,
        conversions: 0.5,
        roas: 0.996885,
        campaignCount: 2,
        share: 0.443983,
      },
      {
        parish: 'Not attributed',
        code: 'UNK',
        spend: 59.5,
        impressions: 600,
        clicks: 10,
        conversions: 5,
        roas: 6.731092,
        campaignCount: 2,
        share: 0.329184,
      },
      {
        parish: 'Saint Andrew',
        code: 'SAN',
        spend: 41,
        impressions: 400,
        clicks: 10,
        conversions: null,
        roas: null,
        campaignCount: 1,
        share: 0.226833,
      },
    ]);
    expect(availability.parish_map).toEqual({
      status: 'available',
      reason: null,
      coverage_percent: 67.081604,
    });
  });

  it('says no_recent_data for a tenant without rows', async () => {
    const sections = await read(noFilters, 'negril-resorts');
    expect(sections.coverage).toEqual({ startDate: null, endDate: null });
    expect(sections.campaign.previous).toBeNull();
    expect(
      Object.values(sections.availability).map(({ reason }) => reason),
    ).toEqual(Array(4).fill('no_recent_data'));
  });

  it('leaves rows without a rate out of totals and says so', async () => {
    const tenant = 'reggae-records';
    await marts.addCampaignDay({
      tenant_id: tenant,
      day: '2026-03-20',
      campaign_id: 'r1',
      spend: null,
      impressions: 900,
      clicks: 9,
    });
    expect((await read(noFilters, tenant)).availability.campaign).toEqual({
      status: 'unavailable',
      reason: 'fx_rate_missing',
    });
    await marts.addCampaignDay({
      tenant_id: tenant,
      day: '2026-03-19',
      campaign_id: 'r2',
      spend: 8,
      impressions: 100,
    });
    const { campaign, availability } = await read(noFilters, tenant);
    expect(availability.campaign).toEqual({
      status: 'available',
      reason: 'fx_rate_missing',
    });
    expect(campaign.summary).toMatchObject({
      totalSpend: 8,
      totalImpressions: 100,
      totalClicks: 0,
    });
    expect(campaign.rows.map(({ id }) => id)).toEqual(['r2']);
    expect(availability.budget.reason).toBe('budget_unavailable');
    expect(availability.parish_map.status).toBe('empty');
  });
});
