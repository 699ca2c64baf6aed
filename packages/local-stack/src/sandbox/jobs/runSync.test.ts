import { demoTenants } from '../tenants';
import { TestSandbox } from '../testing/TestSandbox';

const NOON = '2026-03-10T17:00:00Z';
const dataColumns = (table: string) =>
  `select md5(string_agg((to_jsonb(t) - '_airbyte_raw_id' - '_airbyte_meta')::text, '|' order by (to_jsonb(t) - '_airbyte_raw_id')::text)) from ${table} t`;

jest.setTimeout(120_000);

describe('syncs of the sandbox', () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await TestSandbox.create({ now: NOON, syncDurationMs: 400 });
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  beforeEach(() => {
    sandbox.now = new Date(NOON);
  });

  const tableCounts = async (schema: string) => {
    const { rows } = await sandbox.databases.warehouse.query<{
      table: string;
      owner: string;
    }>(
      `select tablename as table, tableowner as owner from pg_tables where schemaname = $1 order by 1`,
      [schema],
    );
    return rows;
  };

  it('writes equal rows for an equal clock, whatever the server', async () => {
    const meta = await sandbox.connectMeta('raw_one');
    const google = await sandbox.connectGoogle('raw_one_g');
    await sandbox.client.sync(meta.connectionId);
    await sandbox.client.sync(google.connectionId);
    await sandbox.restart();
    const again = await sandbox.connectMeta('raw_two');
    const googleAgain = await sandbox.connectGoogle('raw_two_g');
    await sandbox.client.sync(again.connectionId);
    await sandbox.client.sync(googleAgain.connectionId);
    for (const [one, two] of [
      ['raw_one.ads_insights', 'raw_two.ads_insights'],
      ['raw_one.ads_insights_region', 'raw_two.ads_insights_region'],
      ['raw_one_g.campaign', 'raw_two_g.campaign'],
      ['raw_one_g.campaign_region_report', 'raw_two_g.campaign_region_report'],
    ]) {
      const digest = await sandbox.databases.value(dataColumns(one));
      expect(digest).toMatch(/^[0-9a-f]{32}$/);
      expect(await sandbox.databases.value(dataColumns(two))).toBe(digest);
    }
  });

  it('lands each connection in its own schema, owned by the loader', async () => {
    const meta = await sandbox.connectMeta('Raw meta-1');
    const google = await sandbox.connectGoogle('raw_google_1');
    await sandbox.client.sync(meta.connectionId);
    await sandbox.client.sync(google.connectionId);
    const { loader } = sandbox.databases;
    expect(await tableCounts('Raw_meta_1')).toEqual(
      [
        'ad_account',
        'ad_creatives',
        'ads',
        'ads_insights',
        'ads_insights_region',
        'campaigns',
      ].map(table => ({ table, owner: loader })),
    );
    expect(await tableCounts('raw_google_1')).toEqual(
      [
        'ad_group_ad_legacy',
        'campaign',
        'campaign_budget',
        'campaign_region_report',
        'customer',
      ].map(table => ({ table, owner: loader })),
    );
    expect(
      await sandbox.databases.value(
        `select string_agg(distinct account_id, ',') from "Raw_meta_1".ads_insights`,
      ),
    ).toBe('410287365519204');
  });

  it('reads 90 days first and 28 days back later, under growing sync ids', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_days');
    const first = await sandbox.client.sync(connectionId);
    sandbox.now = new Date('2026-03-12T17:00:00Z');
    const second = await sandbox.client.sync(connectionId);
    const { rows } = await sandbox.databases.warehouse.query(
      `select (_airbyte_meta->>'sync_id')::int as sync, min(date_start)::text as from,
              max(date_start)::text as to, _airbyte_meta->'changes' as changes,
              min(_airbyte_generation_id)::int as generation
         from raw_days.ads_insights group by 1, 4 order by 1`,
    );
    expect(rows).toEqual([
      {
        sync: first.jobId,
        from: '2025-12-11',
        to: '2026-03-10',
        changes: [],
        generation: 0,
      },
      {
        sync: second.jobId,
        from: '2026-02-10',
        to: '2026-03-12',
        changes: [],
        generation: 0,
      },
    ]);
    expect(second.jobId).toBeGreaterThan(first.jobId);
  });

  it('writes a first sync of a demo account within seconds', async () => {
    const [{ connections }] = demoTenants;
    for (const { id, provider, accountId } of connections) {
      const schema = `raw_${id}`;
      const { connectionId } = await (provider === 'meta'
        ? sandbox.connectMeta(schema, { accountId: accountId })
        : sandbox.connectGoogle(schema, { accountId: accountId }));
      const startedAt = performance.now();
      const job = await sandbox.client.sync(connectionId);
      expect(job.status).toBe('succeeded');
      expect(job.rowsSynced).toBeGreaterThan(8_000);
      // Two seconds on a quiet machine; tests share theirs.
      expect(performance.now() - startedAt).toBeLessThan(6_000);
    }
  }, 60_000);

  it('fails in two attempts, and leaves the rows of both', async () => {
    const { connectionId, sourceId } = await sandbox.connectMeta('raw_fail');
    await sandbox.client.sync(connectionId);
    await sandbox.client.call('PATCH', `/sources/${sourceId}`, {
      configuration: { sandbox: { behaviour: 'fail' } },
    });
    const { jobId } = await sandbox.client.startJob(connectionId);
    const seen: string[] = [];
    await sandbox.client.finish(jobId, seen);
    expect(seen.slice(-3)).toEqual(['incomplete', 'running', 'failed']);
    expect(
      (await sandbox.client.control('GET', `/jobs/${jobId}`)).body,
    ).toMatchObject({
      attempts: 2,
      failure: 'The source stopped answering while reading ads_insights',
    });
    const repeated = await sandbox.databases.value(
      `select count(*) from (select 1 from raw_fail.ads_insights
        where _airbyte_meta->>'sync_id' = '${jobId}'
        group by ad_id, date_start having count(*) = 2) twice`,
    );
    expect(Number(repeated)).toBeGreaterThan(100);
  });

  it.each([
    ['negative_spend', `spend < 0`],
    ['unparseable_spend', `spend::text like '%x'`],
    ['missing_key', `campaign_id is null`],
  ])('lands %s until it is cleared', async (corrupt, wrong) => {
    const { connectionId } = await sandbox.connectMeta(`raw_${corrupt}`);
    const path = '/accounts/410287365519204';
    const wrongRows = (jobId: number) =>
      sandbox.databases.value(
        `select count(*) from raw_${corrupt}.ads_insights
          where _airbyte_meta->>'sync_id' = '${jobId}' and ${wrong}`,
      );
    const before = await sandbox.client.sync(connectionId);
    await sandbox.client.control('PATCH', path, { corrupt });
    const during = await sandbox.client.sync(connectionId);
    await sandbox.client.control('PATCH', path, { corrupt: null });
    const after = await sandbox.client.sync(connectionId);
    expect(await wrongRows(before.jobId)).toBe('0');
    expect(Number(await wrongRows(during.jobId))).toBeGreaterThan(3);
    expect(await wrongRows(after.jobId)).toBe('0');
    const spend = (jobId: number) =>
      sandbox.databases.value(
        `select sum(spend::numeric) from raw_${corrupt}.ads_insights
          where date_start >= '2026-02-15' and _airbyte_meta->>'sync_id' = '${jobId}'`,
      );
    expect(await spend(after.jobId)).toBe(await spend(before.jobId));
  });

  it('forgets a connection’s rows and state when it is cleared', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_clear');
    await sandbox.client.sync(connectionId);
    const { jobId } = await sandbox.client.startJob(connectionId, 'clear');
    expect((await sandbox.client.finish(jobId)).status).toBe('succeeded');
    const count = 'select count(*) from raw_clear.ads_insights';
    expect(await sandbox.databases.value(count)).toBe('0');
    await sandbox.client.sync(connectionId);
    expect(
      await sandbox.databases.value(
        `select min(date_start)::text || ' ' || min(_airbyte_generation_id) from raw_clear.ads_insights`,
      ),
    ).toBe('2025-12-11 1');
  });

  it('shows rows of a sync that is still running', async () => {
    const { connectionId, sourceId } = await sandbox.connectMeta('raw_partial');
    await sandbox.client.sync(connectionId);
    await sandbox.client.call('PATCH', `/sources/${sourceId}`, {
      configuration: { sandbox: { behaviour: 'slow' } },
    });
    const { jobId } = await sandbox.client.startJob(connectionId);
    const counts = new Set<string | null>();
    let ended = false;
    const finished = sandbox.client.finish(jobId).then(() => {
      ended = true;
    });
    while (!ended) {
      counts.add(
        await sandbox.databases.value(
          `select count(*) from raw_partial.ads_insights_region where _airbyte_meta->>'sync_id' = '${jobId}'`,
        ),
      );
    }
    await finished;
    expect(counts.size).toBeGreaterThanOrEqual(3);
  });
});
