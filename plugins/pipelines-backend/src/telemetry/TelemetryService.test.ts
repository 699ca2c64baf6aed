import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { TestClock } from '../__testUtils__/TestClock';
import { TestDirectory, tenantRecord } from '../__testUtils__/tenants';
import {
  createTestEngine,
  openTestDatabase,
  TestEngine,
} from '../__testUtils__/testEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const all = { all: true } as const;

describe('TelemetryService', () => {
  let knex: Knex;
  let clock: TestClock;
  let directory: TestDirectory;
  let engine: TestEngine;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T10:30:00Z');
    directory = new TestDirectory([
      tenantRecord('kingston-motors'),
      tenantRecord('negril-resorts'),
    ]);
    engine = createTestEngine(knex, { directory, clock });
    await engine.dispatcher.tick();
  });

  async function syncBoth() {
    clock.set('2026-01-05T11:05:00Z');
    const jobs = await engine.tickSyncs();
    clock.set('2026-01-05T11:08:00Z');
    const [landed, failing] = jobs.filter(
      ({ tenantId }) => tenantId === 'negril-resorts',
    );
    await engine.endStep(landed, { outcome: 'succeeded', rows: 120 });
    await engine.endStep(failing, {
      outcome: 'failed',
      failure: { code: 'configuration', message: 'Bad token', rules: [] },
    });
    return { landed, failing };
  }

  it('tells each connection apart and counts them', async () => {
    const { landed, failing } = await syncBoth();
    const { items, syncStatusCounts } = await engine.telemetry.list(
      all,
      { tenantId: 'negril-resorts' },
      { limit: 20 },
    );

    expect(items).toEqual(
      [
        {
          tenantId: 'negril-resorts',
          connectionId: landed.connectionId,
          provider: landed.provider,
          syncStatus: 'ok',
          lastSyncedAt: '2026-01-05T11:08:00.000Z',
          lastAttemptAt: '2026-01-05T11:05:00.000Z',
          lastState: 'succeeded',
          rowsLast: 120,
          rows7d: 120,
          durationP50Ms: 180_000,
          failures24h: 0,
          lastError: null,
        },
        {
          tenantId: 'negril-resorts',
          connectionId: failing.connectionId,
          provider: failing.provider,
          syncStatus: 'failing',
          lastSyncedAt: null,
          lastAttemptAt: '2026-01-05T11:05:00.000Z',
          lastState: 'failed',
          rowsLast: null,
          rows7d: 0,
          durationP50Ms: null,
          failures24h: 1,
          lastError: 'Bad token',
        },
      ].sort((a, b) => (a.connectionId < b.connectionId ? -1 : 1)),
    );
    expect(syncStatusCounts).toEqual({
      ok: 1,
      late: 0,
      failing: 1,
      running: 0,
      never: 0,
      paused: 0,
    });
  });

  it('moves "last synced" by a success alone', async () => {
    const { landed } = await syncBoth();
    const [wave] = await (async () => {
      clock.advanceMs(15_000);
      await engine.dispatcher.tick();
      return engine.queue.take('dbt.run');
    })();
    await engine.endWave(wave);
    await engine.endWave(engine.queue.take('snapshot.build')[0]);
    const item = async () => {
      const { items } = await engine.telemetry.list(
        all,
        { tenantId: 'negril-resorts', provider: landed.provider },
        { limit: 20 },
      );
      return items[0];
    };

    clock.set('2026-01-05T12:06:00Z');
    const [second] = (await engine.tickSyncs()).filter(
      ({ connectionId }) => connectionId === landed.connectionId,
    );
    expect(await item()).toMatchObject({
      syncStatus: 'running',
      lastSyncedAt: '2026-01-05T11:08:00.000Z',
      lastAttemptAt: '2026-01-05T12:06:00.000Z',
    });
    await engine.endStep(second, {
      outcome: 'failed',
      failure: { code: 'timeout', message: 'Too slow', rules: [] },
    });
    expect(await item()).toMatchObject({
      syncStatus: 'failing',
      lastSyncedAt: '2026-01-05T11:08:00.000Z',
      rowsLast: 120,
      lastError: 'Too slow',
    });
  });

  it('counts the scope without the status that is asked for', async () => {
    await syncBoth();
    const { items, syncStatusCounts } = await engine.telemetry.list(
      { all: false, tenantIds: new Set(['negril-resorts']) },
      { status: 'failing' },
      { limit: 20 },
    );
    expect(items.map(({ syncStatus }) => syncStatus)).toEqual(['failing']);
    expect(syncStatusCounts).toMatchObject({ ok: 1, failing: 1, running: 0 });
  });

  it('pages without gap or repeat while connections are added', async () => {
    directory.tenants = Array.from({ length: 60 }, (_, i) =>
      tenantRecord(`tenant-${String(i * 2).padStart(3, '0')}`),
    );
    const expected = directory.tenants.flatMap(({ connections }) =>
      connections.map(({ id }) => id),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await engine.telemetry.list(all, {}, { limit: 7, cursor });
      seen.push(...page.items.map(({ connectionId }) => connectionId));
      cursor = page.nextCursor;
      const added = tenantRecord(
        `tenant-${String(seen.length).padStart(3, '0')}x`,
      );
      directory.tenants = [...directory.tenants, added];
    } while (cursor);

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort());
    expect(seen.filter(id => !id.includes('x-'))).toEqual(expected);
  });
});
