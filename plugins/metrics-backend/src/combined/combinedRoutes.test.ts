import { combinedMetricsSchema } from '@adinsights/plugin-platform-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  COFFEE,
  MOTORS,
  NEW,
  START,
  startStory,
} from '../__testUtils__/startStory';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

describe('GET /combined', () => {
  let metrics: Awaited<ReturnType<typeof startStory>>;

  const get = (path: string) =>
    request(metrics.server).get(`/api/metrics${path}`);
  const combined = async (query: string) => {
    const response = await get(`/combined?${query}`).expect(200);
    return combinedMetricsSchema.parse(response.body);
  };

  beforeAll(async () => {
    metrics = await startStory(databases);
  });

  beforeEach(() => {
    metrics.clock.set(START);
    metrics.as('allow');
  });

  afterAll(() => metrics?.stop());

  it('serves the stored snapshot with the times beside it', async () => {
    const payload = await combined(`tenant=${COFFEE}`);
    expect(payload).toMatchObject({
      tenant: {
        id: COFFEE,
        name: COFFEE,
        currency: 'JMD',
        timezone: 'America/Jamaica',
      },
      dataset: 'live',
      snapshot_generated_at: '2026-03-20T12:30:00.000Z',
      dataAsOf: '2026-03-20T12:03:00.000Z',
      freshness: { state: 'fresh' },
      campaign: { summary: { totalSpend: 100.25, cpc: 10.025 } },
    });
    expect(payload.snapshotId).not.toBeNull();
  });

  it('reads filtered numbers from the marts and says when', async () => {
    metrics.clock.set('2026-03-20T12:40:00Z');
    const payload = await combined(`tenant=${COFFEE}&platforms=meta`);
    expect(payload).toMatchObject({
      snapshotId: null,
      snapshot_generated_at: '2026-03-20T12:40:00.000Z',
      dataAsOf: '2026-03-20T12:03:00.000Z',
      campaign: { summary: { totalSpend: 100.25 } },
    });
    const none = await combined(`tenant=${COFFEE}&platforms=google_ads`);
    expect(none.campaign.summary.totalSpend).toBe(0);
    expect(none.availability.campaign.reason).toBe('no_matching_filters');
  });

  it('answers for a tenant without a snapshot, its state missing', async () => {
    const payload = await combined(`tenant=${NEW}`);
    expect(payload).toMatchObject({
      snapshotId: null,
      snapshot_generated_at: null,
      dataAsOf: null,
      freshness: { state: 'missing', reason: 'snapshot/never_loaded' },
      campaign: { summary: { currency: 'USD', totalSpend: 0 }, rows: [] },
      availability: { campaign: { reason: 'no_recent_data' } },
    });
  });

  it('serves the demo numbers, labelled', async () => {
    const payload = await combined(`tenant=${COFFEE}&dataset=demo`);
    expect(payload).toMatchObject({
      dataset: 'demo',
      snapshotId: null,
      freshness: { state: 'fresh', reason: 'demo' },
      campaign: { summary: { currency: 'USD', totalSpend: 12.5 } },
    });
  });

  it('answers 304 until the state or the snapshot changes', async () => {
    const path = `/combined?tenant=${MOTORS}`;
    const first = await get(path).expect(200);
    const { etag } = first.headers;
    expect(first.headers['cache-control']).toBe('private, no-cache');
    await get(path).set('if-none-match', etag).expect(304);
    metrics.clock.set('2026-03-20T13:00:00Z');
    await get(path).set('if-none-match', etag).expect(304);
    // Sources are due at 13:00 with five minutes of jitter and thirty more.
    metrics.clock.set('2026-03-20T13:35:00Z');
    const late = await get(path).set('if-none-match', etag).expect(200);
    expect(late.body.freshness).toMatchObject({
      state: 'late',
      reason: 'source:meta/past_deadline',
    });
    metrics.clock.set('2026-03-20T13:00:00Z');
    await metrics.snapshot('w2', MOTORS);
    const next = await get(path).set('if-none-match', etag).expect(200);
    expect(next.body.snapshotId).not.toBe(first.body.snapshotId);
  });

  it('tags filtered answers by their content, not by the time', async () => {
    const path = `/combined?tenant=${COFFEE}&start_date=2026-03-20`;
    const { headers } = await get(path).expect(200);
    metrics.clock.set('2026-03-20T12:31:00Z');
    const again = await get(path).set('if-none-match', headers.etag);
    expect(again.status).toBe(304);
    const other = `/combined?tenant=${COFFEE}&start_date=2026-03-21`;
    const changed = await get(other).set('if-none-match', headers.etag);
    expect(changed.status).toBe(200);
  });

  it('sends ready-made brotli to whoever takes it', async () => {
    const response = await get(`/combined?tenant=${COFFEE}`)
      .set('accept-encoding', 'br')
      .expect(200)
      .expect('content-encoding', 'br')
      .expect('content-type', /json/);
    expect(response.body).toEqual(await combined(`tenant=${COFFEE}`));
  });

  it.each([
    ['', 'tenant: '],
    [`tenant=${COFFEE}&dataset=test`, 'dataset: '],
    [
      `tenant=${COFFEE}&start_date=2026-13-45`,
      'start_date: must be an ISO date, got 2026-13-45',
    ],
    [
      `tenant=${COFFEE}&start_date=2026-03-02&end_date=2026-03-01`,
      'start_date: must not be after end_date',
    ],
    [`tenant=${COFFEE}&colour=red`, 'colour: '],
  ])('refuses ?%s, naming the field', async (query, message) => {
    const { body } = await get(`/combined?${query}`).expect(400);
    expect(body.error.message).toContain(message);
  });
});
