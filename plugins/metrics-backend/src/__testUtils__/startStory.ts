import type { TestDatabases } from '@backstage/backend-test-utils';
import { tenantRecord, TestClock } from './fixtures';
import { startMetrics } from './startMetrics';

export const COFFEE = 'blue-mountain-coffee';
export const MOTORS = 'kingston-motors';
export const NEW = 'negril-resorts';

/** The instant at which the first wave of {@link startStory} ended. */
export const START = '2026-03-20T12:30:00Z';

/** Two tenants with a snapshot of today's first wave, one with nothing. */
export async function startStory(databases: TestDatabases) {
  const clock = new TestClock(START);
  const metrics = await startMetrics(databases, {
    records: [COFFEE, MOTORS, NEW].map(id =>
      tenantRecord(id, id === NEW ? { currency: 'USD' } : {}),
    ),
    clock,
    demoEnabled: true,
  });
  const { marts } = metrics;
  for (const [tenant, spend] of [
    [COFFEE, 100.25],
    [MOTORS, 7000],
  ] as const) {
    await marts.addCampaignDay({
      tenant_id: tenant,
      day: '2026-03-20',
      campaign_id: `${tenant}-c1`,
      spend,
      impressions: 1000,
      clicks: 10,
    });
    await marts.access.asLandingWriter(trx =>
      trx('landing._loads').insert({
        tenant_id: tenant,
        connection_id: `${tenant}-meta`,
        stream: 'ads_insights',
        sync_id: 1,
        sync_started_at: '2026-03-20T12:01:00Z',
        sync_ended_at: '2026-03-20T12:03:00Z',
        landed_at: '2026-03-20T12:03:05Z',
        rows: 1,
        rejected: 0,
        days_changed: 1,
        version: 1,
      }),
    );
    await marts.add('marts.publications', [
      {
        tenant_id: tenant,
        wave_id: 'w1/t/1',
        started_at: '2026-03-20T12:04:00Z',
        published_at: '2026-03-20T12:05:00Z',
        data_as_of: '2026-03-20T12:03:00Z',
        version: 1,
      },
    ]);
  }
  await marts.add('seeds.demo_campaign_daily', [
    {
      day: '2026-09-29',
      provider: 'meta',
      connection_id: 'demo-meta',
      campaign_id: 'demo-m1',
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
  await metrics.snapshot('w1', COFFEE, MOTORS);
  return { ...metrics, clock };
}
