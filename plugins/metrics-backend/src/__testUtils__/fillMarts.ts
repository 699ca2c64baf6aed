import type { TestMarts } from './createTestMarts';

export const COFFEE = 'blue-mountain-coffee';
export const MOTORS = 'kingston-motors';

/**
 * Two tenants' marts, small enough to add up by hand. The newest day is
 * 20 March, so the window is 19 February to 20 March and the one before it
 * 20 January to 18 February.
 */
export async function fillMarts(marts: TestMarts): Promise<void> {
  const meta = {
    tenant_id: COFFEE,
    provider: 'meta',
    connection_id: 'b-meta',
  };
  const google = {
    tenant_id: COFFEE,
    provider: 'google_ads',
    connection_id: 'b-google-ads',
  };
  const day = (
    base: object,
    date: string,
    campaign: string,
    numbers: [number | null, number, number, number, number | null],
  ) =>
    marts.addCampaignDay({
      ...base,
      day: date,
      campaign_id: campaign,
      spend: numbers[0],
      impressions: numbers[1],
      clicks: numbers[2],
      conversions: numbers[3],
      conversion_value: numbers[4],
    });
  await day(meta, '2026-03-20', 'm1', [100.25, 1000, 40, 4, 300]);
  await day(meta, '2026-03-18', 'm1', [50.5, 500, 10, 1, 100.5]);
  await day(google, '2026-03-18', 'g1', [20, 200, 5, 0.5, 80]);
  await day(meta, '2026-02-19', 'm2', [10, 100, 0, 0, 0]);
  await day(meta, '2026-02-18', 'm1', [7, 70, 7, 1, 14]);
  await day(meta, '2026-01-20', 'm1', [3, 30, 3, 0, 0]);
  await day(meta, '2026-01-19', 'm1', [999, 1, 1, 1, 1]);
  await marts.addCampaignDay({
    tenant_id: MOTORS,
    day: '2026-03-20',
    campaign_id: 'o1',
    spend: 5000,
    impressions: 1,
  });

  await marts.add('marts.campaigns', [
    {
      ...meta,
      campaign_id: 'm1',
      name: 'Café Été 100%',
      status: 'active',
      objective: 'OUTCOME_SALES',
      start_date: '2026-01-01',
      end_date: null,
      currency: 'JMD',
      daily_budget: 60,
      lifetime_budget: null,
    },
    {
      ...meta,
      campaign_id: 'm2',
      name: 'Brand',
      status: 'paused',
      objective: null,
      start_date: '2026-03-01',
      end_date: '2026-04-09',
      currency: 'JMD',
      daily_budget: null,
      lifetime_budget: 4000,
    },
    {
      ...google,
      campaign_id: 'g1',
      name: 'Search',
      status: 'active',
      objective: 'SEARCH',
      start_date: '2026-03-11',
      end_date: '2026-04-09',
      currency: 'JMD',
      daily_budget: null,
      lifetime_budget: 3000,
    },
  ]);
  await marts.add('marts.creative_daily', [
    {
      ...meta,
      day: '2026-03-20',
      campaign_id: 'm1',
      ad_id: 'a1',
      account_spend: 100.25,
      currency: 'JMD',
      spend: 100.25,
      impressions: 1000,
      clicks: 40,
      conversions: 4,
      account_conversion_value: 300,
      conversion_value: 300,
    },
    {
      ...meta,
      day: '2026-03-18',
      campaign_id: 'm1',
      ad_id: 'a2',
      account_spend: 50.5,
      currency: 'JMD',
      spend: 50.5,
      impressions: 0,
      clicks: 0,
      conversions: 1,
      account_conversion_value: 0,
      conversion_value: 0,
    },
  ]);
  await marts.add('marts.creatives', [
    {
      ...meta,
      ad_id: 'a1',
      campaign_id: 'm1',
      name: 'Reel',
      thumbnail_url: 'https://example.invalid/a1.png',
      status: 'active',
    },
  ]);
  const parish = (
    base: object,
    date: string,
    campaign: string,
    code: string,
    numbers: (number | null)[],
  ) => ({
    ...base,
    day: date,
    campaign_id: campaign,
    parish: code,
    spend: numbers[0],
    impressions: numbers[1],
    clicks: numbers[2],
    conversions: numbers[3],
    conversion_value: numbers[4],
  });
  await marts.add('marts.parish_daily', [
    parish(meta, '2026-03-20', 'm1', 'KIN', [60.25, 600, 30, null, null]),
    parish(meta, '2026-03-20', 'm1', 'SAN', [41, 400, 10, null, null]),
    parish(meta, '2026-03-20', 'm1', 'UNK', [-1, 0, 0, 4, 300]),
    parish(meta, '2026-03-18', 'm1', 'UNK', [50.5, 500, 10, 1, 100.5]),
    parish(google, '2026-03-18', 'g1', 'KIN', [20, 200, 5, 0.5, 80]),
    parish(meta, '2026-02-19', 'm2', 'UNK', [10, 100, 0, 0, 0]),
    parish(meta, '2026-02-18', 'm1', 'KIN', [7, 70, 7, 1, 14]),
  ]);
  await marts.add('marts.publications', [
    {
      tenant_id: COFFEE,
      wave_id: 'w1/t/1',
      started_at: '2026-03-20T11:00:00Z',
      published_at: '2026-03-20T11:00:20Z',
      data_as_of: '2026-03-20T10:58:00Z',
      version: 9,
    },
    {
      tenant_id: COFFEE,
      wave_id: 'w2/t/1',
      started_at: '2026-03-20T12:00:00Z',
      published_at: '2026-03-20T12:00:20Z',
      data_as_of: '2026-03-20T11:58:00Z',
      version: 10,
    },
  ]);
}
