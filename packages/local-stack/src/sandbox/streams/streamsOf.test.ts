import { TestSandbox } from '../testing/TestSandbox';

const NOON = '2026-03-10T17:00:00Z';

jest.setTimeout(120_000);

describe('the rows of the sandbox’s streams', () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await TestSandbox.create({ now: NOON, syncDurationMs: 200 });
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  beforeEach(() => {
    sandbox.now = new Date(NOON);
  });

  it('reports conversions late, and withdraws a few rows', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_late', {
      accountId: '630948217750462',
    });
    const first = await sandbox.client.sync(connectionId);
    sandbox.now = new Date('2026-03-20T17:00:00Z');
    const second = await sandbox.client.sync(connectionId);
    const bySync = (day: string) =>
      `select string_agg(n::text, ' ' order by sync) from (
         select _airbyte_meta->>'sync_id' as sync, sum((
           select sum((a->>'value')::numeric) from jsonb_array_elements(actions) a
            where a->>'action_type' = 'purchase')) as n
           from raw_late.ads_insights where date_start = '${day}' group by 1) s`;
    const [early, late] = (await sandbox.databases.value(bySync('2026-03-08')))!
      .split(' ')
      .map(Number);
    expect(late).toBeGreaterThan(early);
    const [old, older] = (await sandbox.databases.value(
      bySync('2026-03-01'),
    ))!.split(' ');
    expect(older).toBe(old);
    expect(
      Number(
        await sandbox.databases.value(
          `select count(*) from raw_late.ads_insights a
            where _airbyte_meta->>'sync_id' = '${first.jobId}' and date_start >= '2026-02-20'
              and not exists (select 1 from raw_late.ads_insights b
                where b._airbyte_meta->>'sync_id' = '${second.jobId}'
                  and b.ad_id = a.ad_id and b.date_start = a.date_start)`,
        ),
      ),
    ).toBeGreaterThan(0);
  });

  it('keeps the sums of Google’s reports equal, and of the region report below', async () => {
    const { connectionId } = await sandbox.connectGoogle('raw_sums', {
      accountId: '648-219-0573',
    });
    await sandbox.client.sync(connectionId);
    const sum = (table: string, column: string) =>
      sandbox.databases.value(`select sum(${column}) from raw_sums.${table}`);
    for (const column of [
      'metrics_cost_micros',
      'metrics_impressions',
      'metrics_clicks',
      'metrics_conversions',
    ]) {
      const total = await sum('campaign', column);
      expect(await sum('ad_group_ad_legacy', column)).toBe(total);
      expect(await sum('campaign_budget', column)).toBe(total);
      const placed = await sum('campaign_region_report', column);
      expect(Number(placed)).toBeLessThan(Number(total));
      expect(Number(placed)).toBeGreaterThan(Number(total) * 0.85);
    }
  });

  it('has the quirks of real rows', async () => {
    const meta = await sandbox.connectMeta('raw_quirks');
    const google = await sandbox.connectGoogle('raw_quirks_g');
    await sandbox.client.sync(meta.connectionId);
    await sandbox.client.sync(google.connectionId);
    const count = async (from: string) =>
      Number(
        await sandbox.databases.value(`select count(*) from raw_quirks${from}`),
      );
    const purchases = (type: string) =>
      sandbox.databases.value(
        `select sum((a->>'value')::numeric) from raw_quirks.ads_insights,
           jsonb_array_elements(actions) a where a->>'action_type' = '${type}'`,
      );
    expect(await purchases('purchase')).toBe(
      await purchases('offsite_conversion.fb_pixel_purchase'),
    );
    const all = await count('.ads_insights');
    expect(all).toBeGreaterThan(1_000);
    expect(
      await count('.ads_insights where action_values is null'),
    ).toBeGreaterThan(all / 2);
    for (const some of [
      '.ads_insights where actions is null',
      '.ads_insights where clicks is null',
      '.ads_insights where spend is null',
      ".ads_insights where ad_name ~ '[^[:ascii:]]'",
      ".ads_insights_region where region = 'Unknown'",
      ".ads_insights_region where region = 'Kingston and Saint Andrew'",
      ".ads_insights_region where region = 'Kingston Parish'",
      '.campaigns where daily_budget is null and lifetime_budget = 0',
      '.campaigns where daily_budget = 0 and lifetime_budget > 0',
      ".campaigns where effective_status = 'PAUSED'",
      ".campaigns where start_time > '2025-12-20'",
      "_g.campaign where campaign_bidding_strategy = ''",
      "_g.campaign where campaign_advertising_channel_sub_type = 'UNSPECIFIED'",
      "_g.campaign where campaign_end_date = '2037-12-30'",
      '_g.campaign where metrics_video_views is null',
      '_g.campaign_budget where campaign_budget_reference_count > 1',
      '_g.ad_group_ad_legacy where metrics_conversions % 1 <> 0',
    ]) {
      expect([some, await count(some)]).not.toEqual([some, 0]);
    }
    expect(
      Number(
        await sandbox.databases.value(
          `select max(abs(g.spend / i.spend - 0.95)) from
             (select date_start, sum(spend) as spend from raw_quirks.ads_insights group by 1) i
             join (select date_start, sum(spend) as spend from raw_quirks.ads_insights_region group by 1) g using (date_start)
            where i.date_start < '2026-03-10'`,
        ),
      ),
    ).toBeLessThan(0.1);
  });

  it('grows today by the hour', async () => {
    const { connectionId } = await sandbox.connectGoogle('raw_today');
    await sandbox.client.sync(connectionId);
    sandbox.now = new Date('2026-03-10T22:00:00Z');
    await sandbox.client.sync(connectionId);
    const { rows } = await sandbox.databases.warehouse.query(
      `select max(segments_hour)::int as hour, sum(metrics_cost_micros)::bigint as cost
         from raw_today.campaign where segments_date = '2026-03-10'
        group by _airbyte_meta->>'sync_id' order by 1`,
    );
    expect(rows.map(({ hour }) => hour)).toEqual([11, 16]);
    expect(Number(rows[1].cost)).toBeGreaterThan(Number(rows[0].cost));
  });
});
