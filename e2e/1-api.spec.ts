import { expect, test } from '@playwright/test';
import { combinedMetricsSchema } from '@adinsights/plugin-platform-common';
import { PortalClient } from './support/PortalClient';
import { rawSpend } from './support/rawSpend';
import { staleTenant, tenants } from './support/tenants';

for (const { id, currency } of tenants) {
  test(`${id}: the whole payload, with the spend of the raw rows`, async () => {
    const admin = await PortalClient.as('admin');
    const { status, body } = await admin.get(`metrics/combined?tenant=${id}`);
    expect(status).toBe(200);
    const metrics = combinedMetricsSchema.parse(body);
    expect(metrics.tenant).toMatchObject({ id, currency });
    expect(metrics.campaign.rows.length).toBeGreaterThan(3);
    expect(metrics.creative.length).toBeGreaterThan(3);
    expect(metrics.budget.length).toBeGreaterThan(0);
    expect(metrics.parish.length).toBeGreaterThan(3);
    const byHand = await rawSpend(id, currency, metrics);
    expect(byHand).toBeGreaterThan(0);
    expect(metrics.campaign.summary.totalSpend).toBeCloseTo(byHand, 2);
    const parishes = metrics.parish.reduce((sum, row) => sum + row.spend, 0);
    expect(parishes).toBeCloseTo(metrics.campaign.summary.totalSpend, 2);
  });
}

test('a lead sees one tenant and no trace of the others', async () => {
  for (const { id } of tenants) {
    const lead = await PortalClient.as(`lead-${id}`);
    const { body } = await lead.get('tenants/tenants');
    expect(body.items.map((tenant: { id: string }) => tenant.id)).toEqual([id]);
    for (const other of tenants.filter(tenant => tenant.id !== id)) {
      for (const path of [
        `metrics/combined?tenant=${other.id}`,
        `metrics/datasets?tenant=${other.id}`,
        `metrics/freshness?tenant=${other.id}`,
        `metrics/snapshots?tenant=${other.id}`,
        `pipelines/runs?tenant=${other.id}`,
        `pipelines/telemetry?tenant=${other.id}`,
        `pipelines/schedules/${other.id}`,
        `tenants/tenants/${other.id}`,
        `tenants/tenants/${other.id}/connections`,
      ]) {
        const { status } = await lead.get(path);
        expect([path, status]).toEqual([path, 404]);
      }
    }
  }
});

test('the outsider gets empty lists', async () => {
  const outsider = await PortalClient.as('outsider');
  for (const path of [
    'tenants/tenants',
    'pipelines/runs',
    'pipelines/telemetry',
    'metrics/freshness',
  ]) {
    const { status, body } = await outsider.get(path);
    expect([path, status, body.items]).toEqual([path, 200, []]);
  }
  for (const plugin of ['tenants', 'pipelines', 'metrics']) {
    const { body } = await outsider.get(`${plugin}/fleet`);
    expect([plugin, body.rows]).toEqual([plugin, []]);
  }
});

test('what is asked wrongly is answered clearly', async () => {
  const admin = await PortalClient.as('admin');
  const cases: [string, number, RegExp][] = [
    ['metrics/combined?tenant=no-such-tenant', 404, /no-such-tenant/],
    [
      'metrics/combined?tenant=kingston-motors&start_date=2026-13-45',
      400,
      /start_date.*2026-13-45/,
    ],
    [
      'metrics/combined?tenant=kingston-motors&start_date=2026-03-02&end_date=2026-03-01',
      400,
      /start_date|end_date/,
    ],
    ['metrics/combined?tenant=kingston-motors&dataset=best', 400, /dataset/],
    ['metrics/combined', 400, /tenant/],
    ['pipelines/runs?limit=0', 400, /limit/],
    ['pipelines/runs?cursor=nonsense', 400, /cursor/],
    ['pipelines/runs/no-such-run', 404, /no-such-run/],
    ['pipelines/runs/%00', 400, /NUL/],
    ['pipelines/runs?stat=failed', 400, /stat/],
    ['tenants/tenants?tenant=kingston-motors', 400, /tenant/],
  ];
  for (const [path, status, message] of cases) {
    const answer = await admin.get(path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.body.error.message).toMatch(message);
  }
});

test('without a token nothing is answered', async () => {
  for (const path of [
    'metrics/combined?tenant=kingston-motors',
    'tenants/tenants',
    'pipelines/runs',
  ]) {
    const { status } = await PortalClient.anonymous().get(path);
    expect([path, status]).toEqual([path, 401]);
  }
});

test('nobody reaches the scheduler of a back end', async () => {
  for (const user of ['outsider', 'admin']) {
    const client = await PortalClient.as(user);
    for (const plugin of ['metrics', 'catalog', 'search']) {
      const path = `${plugin}/.backstage/scheduler/v1/tasks`;
      expect([path, (await client.get(path)).status]).toEqual([path, 404]);
    }
  }
});

test('a viewer may look, but not start a run', async () => {
  const lead = await PortalClient.as('lead-kingston-motors');
  const own = await lead.post('pipelines/runs', { tenant: 'kingston-motors' });
  expect(own.status).toBe(403);
  const other = await lead.post('pipelines/runs', { tenant: 'reggae-records' });
  expect(other.status).toBe(404);
});

test('an unchanged snapshot is not sent twice', async () => {
  const admin = await PortalClient.as('admin');
  const path = 'metrics/combined?tenant=reggae-records';
  const first = await admin.get(path);
  const second = await admin.get(path, {
    'if-none-match': first.headers.get('etag')!,
  });
  expect(second.status).toBe(304);
});

test('filters narrow the numbers, and what matches nothing is empty', async () => {
  const admin = await PortalClient.as('admin');
  const of = async (filter: string) =>
    combinedMetricsSchema.parse(
      (await admin.get(`metrics/combined?tenant=kingston-motors${filter}`))
        .body,
    );
  const all = await of('');
  const meta = await of('&platforms=meta');
  const google = await of('&platforms=google_ads');
  expect(meta.snapshotId).toBeNull();
  expect(meta.campaign.rows.every(row => row.platform === 'meta')).toBe(true);
  expect(
    meta.campaign.summary.totalSpend + google.campaign.summary.totalSpend,
  ).toBeCloseTo(all.campaign.summary.totalSpend, 2);
  const nothing = await of('&campaign_search=zzz-no-such-campaign');
  expect(nothing.campaign.rows).toEqual([]);
  expect(nothing.campaign.summary.totalSpend).toBe(0);
  expect(nothing.availability.campaign).toEqual({
    status: 'empty',
    reason: 'no_matching_filters',
  });
});

test('the tenant whose syncs fail says that it is stale, and why', async () => {
  const admin = await PortalClient.as('admin');
  const { body } = await admin.get(`metrics/combined?tenant=${staleTenant}`);
  expect(body.freshness.state).toBe('stale');
  expect(body.freshness.reason).toMatch(/missed_slots/);
  const ageHours =
    (Date.now() - Date.parse(body.snapshot_generated_at)) / 3_600_000;
  expect(ageHours).toBeGreaterThan(47);
});

test('a schedule that makes no sense names its field', async () => {
  const engineer = await PortalClient.as('engineer');
  const { status, body } = await engineer.put(
    'pipelines/schedules/kingston-motors',
    { cron: '61 * * * *', timezone: 'America/Jamaica' },
  );
  expect(status).toBe(400);
  expect(body.error.message).toMatch(/cron/);
});
