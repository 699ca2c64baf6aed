import { z } from 'zod';
import { HttpPipelinesClient } from './HttpPipelinesClient';

function telemetryItem(connectionId: string) {
  return {
    tenantId: 'alpha',
    connectionId,
    provider: 'meta',
    syncStatus: 'ok',
    lastSyncedAt: '2026-01-05T11:05:00Z',
    lastAttemptAt: '2026-01-05T11:00:00Z',
    lastState: 'succeeded',
    rowsLast: 10,
    rows7d: 70,
    durationP50Ms: 1000,
    failures24h: 0,
    lastError: null,
  };
}
const syncStatusCounts = {
  ok: 2,
  late: 0,
  failing: 0,
  running: 0,
  never: 0,
  paused: 0,
};

function clientOver(answers: Record<string, unknown>) {
  let nowMs = 0;
  return {
    client: HttpPipelinesClient.create({
      request: async <S extends z.ZodType>(path: string, schema: S) =>
        schema.parse(answers[path]),
      clock: { now: () => new Date(nowMs) },
    }),
    wait: (ms: number) => (nowMs += ms),
  };
}

describe('HttpPipelinesClient', () => {
  it('reads telemetry to its last page', async () => {
    const { client } = clientOver({
      '/telemetry?tenant=alpha&limit=100': {
        items: [telemetryItem('alpha-meta')],
        syncStatusCounts,
        nextCursor: 'c1',
      },
      '/telemetry?tenant=alpha&limit=100&cursor=c1': {
        items: [telemetryItem('alpha-google')],
        syncStatusCounts,
      },
    });
    const items = await client.telemetry('alpha');
    expect(items.map(({ connectionId }) => connectionId)).toEqual([
      'alpha-meta',
      'alpha-google',
    ]);
  });

  it('keeps schedules for 30 seconds', async () => {
    const schedule = {
      tenantId: 'alpha',
      cron: '0 6-22 * * *',
      timezone: 'America/Jamaica',
      jitterMs: 300_000,
      paused: false,
    };
    const answers = { '/directory': { items: [schedule] } };
    const { client, wait } = clientOver(answers);
    expect((await client.schedules()).get('alpha')).toEqual(schedule);

    answers['/directory'] = { items: [{ ...schedule, paused: true }] };
    wait(29_999);
    expect((await client.schedules()).get('alpha')?.paused).toBe(false);
    wait(1);
    expect((await client.schedules()).get('alpha')?.paused).toBe(true);
  });
});
