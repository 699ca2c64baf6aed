import type { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { FakeAirbyte } from '../__testUtils__/FakeAirbyte';
import { SettableClock } from '../__testUtils__/SettableClock';
import {
  AIRBYTE_CONNECTION,
  pollJob,
  syncContext,
  syncJob,
} from '../__testUtils__/syncContext';
import { AirbyteClients } from '../client/AirbyteClients';
import { createLandingWarehouse } from '../landing/__testUtils__/createLandingWarehouse';
import { insight, RawConnection } from '../landing/__testUtils__/RawConnection';
import { SyncFollower } from './SyncFollower';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('SyncFollower', () => {
  let admin: Knex;
  let warehouse: WarehouseAccess;
  let airbyte: FakeAirbyte;
  let clock: SettableClock;
  let follower: SyncFollower;

  beforeAll(async () => {
    ({ admin, access: warehouse } = await createLandingWarehouse(databases));
  });

  afterAll(async () => {
    await warehouse?.destroy();
  });

  beforeEach(async () => {
    airbyte = await FakeAirbyte.start();
    clock = new SettableClock('2026-03-10T11:10:00Z');
    follower = new SyncFollower({
      clients: AirbyteClients.create([airbyte.instance()], {
        requestTimeoutMs: 300,
        clock,
      }),
      warehouse,
      options: {
        poll: { firstMs: 5_000, maxMs: 60_000 },
        syncTimeoutMs: 3_600_000,
      },
      random: () => 0.5,
    });
  });

  afterEach(async () => {
    await airbyte.stop();
  });

  const poll = (payload = pollJob(1)) =>
    follower.poll(syncContext(payload, clock));

  const job = (status: string) =>
    airbyte.addJob({ connectionId: AIRBYTE_CONNECTION, status });

  const later = (polls: number, delayMs: number) => ({
    again: {
      queue: 'airbyte.poll',
      payload: { ...pollJob(1), polls },
      delayMs,
    },
  });

  it.each(['pending', 'running', 'incomplete'])(
    'looks again when the job is %s',
    async status => {
      job(status);

      expect(await poll()).toEqual(later(1, 10_000));
      expect(await poll({ ...pollJob(1), polls: 7 })).toEqual(later(8, 60_000));
    },
  );

  it.each([
    [{ status: 429, body: { message: 'You are being rate limited.' } }],
    [{ status: 503, body: 'No server is available' }],
    ['hang' as const],
  ])('looks again after the answer %j', async answer => {
    job('running');
    airbyte.answer('GET jobs/1', answer);

    expect(await poll()).toEqual(later(1, 10_000));
  });

  it('looks again when it is told to end, so that another worker goes on', async () => {
    job('running');
    airbyte.answer('GET jobs/1', 'hang');
    const end = new AbortController();
    const look = follower.poll({
      ...syncContext(pollJob(1), clock),
      signal: end.signal,
    });
    end.abort(new Error('The claim is gone'));

    expect(await look).toEqual(later(1, 10_000));
  });

  it('does not look for ever at a job that Airbyte says nothing of', async () => {
    airbyte.answer('GET jobs/1', { status: 503, body: 'away' });
    clock.advance(51);

    await expect(poll()).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(
        /^Airbyte job 1 has not been seen to end within 3600000 ms.*answered 503/,
      ),
    });
  });

  it.each([
    ['a job that is gone', { status: 404, body: {} }, 'configuration'],
    ['a right that is missing', { status: 403, body: {} }, 'configuration'],
    ['an unknown answer', { status: 200, body: {} }, 'unknown'],
  ])('ends at %s', async (_, answer, code) => {
    airbyte.answer('GET jobs/1', answer);
    await expect(poll()).rejects.toMatchObject({ code });
  });

  it.each([
    ['failed', 'Airbyte job 1 of connection negril-resorts-meta failed'],
    [
      'cancelled',
      'Airbyte job 1 of connection negril-resorts-meta was cancelled in Airbyte',
    ],
  ])('fails when the job is %s', async (status, message) => {
    job(status);
    await expect(poll()).rejects.toMatchObject({ code: 'unknown', message });
  });

  describe('a job that runs for too long', () => {
    beforeEach(() => {
      job('running');
      clock.advance(51);
    });

    it('is cancelled', async () => {
      await expect(poll()).rejects.toMatchObject({
        code: 'timeout',
        message: 'Airbyte job 1 ran longer than 3600000 ms and was cancelled',
      });
      expect(airbyte.jobs[0].status).toBe('cancelled');
    });

    it('is looked at again when it could not be cancelled', async () => {
      airbyte.answer('DELETE jobs/1', { status: 503, body: 'away' });
      const payload = {
        ...pollJob(1),
        followedSince: '2026-03-10T11:30:00.000Z',
      };

      expect(await poll(payload)).toMatchObject({
        again: { payload: { polls: 1 } },
      });
      expect(airbyte.jobs[0].status).toBe('running');
    });
  });

  describe('a run that is cancelled', () => {
    const pollCancelled = (payload = pollJob(1)) =>
      follower.poll({
        ...syncContext(payload, clock),
        cancelled: AbortSignal.abort(),
      });

    it('cancels its job in Airbyte', async () => {
      job('running');
      expect(await pollCancelled()).toEqual({
        ended: { outcome: 'cancelled' },
      });
      expect(airbyte.called()).toContain('DELETE jobs/1');
      expect(airbyte.jobs[0].status).toBe('cancelled');
    });

    it('asks again when Airbyte could not be told', async () => {
      job('running');
      airbyte.answer('DELETE jobs/1', { status: 503, body: 'away' });
      expect(await pollCancelled()).toMatchObject({
        again: { queue: 'airbyte.poll' },
      });
    });

    it('follows a job that does not end at once', async () => {
      const running = job('running');
      airbyte.answer('DELETE jobs/1', { status: 200, body: running });
      expect(await pollCancelled()).toMatchObject({
        again: { queue: 'airbyte.poll' },
      });
    });

    it('lands what succeeded before', async () => {
      const tenant = syncJob('treasure-beach');
      await RawConnection.create(admin, tenant.connectionId, ['ads_insights']);
      job('succeeded');
      expect(await pollCancelled(pollJob(1, tenant))).toMatchObject({
        ended: { outcome: 'succeeded' },
      });
      expect(airbyte.called()).not.toContain('DELETE jobs/1');
    });
  });

  describe('a job that has succeeded', () => {
    it('lands its rows', async () => {
      const raw = await RawConnection.create(admin, 'negril-resorts-meta', [
        'ads_insights',
      ]);
      await raw.sync('ads_insights', 1, [
        insight('2026-03-09', 'a', 2.5),
        insight('2026-03-10', 'a', 1),
        insight(null, 'a', 1),
      ]);
      Object.assign(job('succeeded'), {
        bytesSynced: 2_048,
        lastUpdatedAt: '2026-03-10T11:05:00Z',
      });

      expect(await poll()).toEqual({
        ended: { outcome: 'succeeded', rows: 3, bytes: 2_048 },
      });
      expect(
        await admin('landing._loads')
          .where({
            tenant_id: 'negril-resorts',
            connection_id: 'negril-resorts-meta',
            stream: 'ads_insights',
          })
          .select(
            'sync_id',
            'sync_started_at',
            'sync_ended_at',
            'landed_at',
            'rows',
            'rejected',
          ),
      ).toEqual([
        {
          sync_id: '1',
          sync_started_at: new Date('2026-03-10T11:00:00Z'),
          sync_ended_at: new Date('2026-03-10T11:05:00Z'),
          landed_at: new Date('2026-03-10T11:10:00Z'),
          rows: '3',
          rejected: '1',
        },
      ]);
      const spend = await admin('landing.meta_ads_insights')
        .where({ tenant_id: 'negril-resorts' })
        .sum('spend as sum')
        .first();
      expect(Number(spend?.sum)).toBe(3.5);
    });

    it('lands once, however often it is looked at', async () => {
      const tenant = syncJob('portmore-grocers');
      const raw = await RawConnection.create(admin, tenant.connectionId, [
        'ads_insights',
      ]);
      await raw.sync('ads_insights', 1, [insight('2026-03-09', 'a', 2)]);
      job('succeeded');

      const first = await poll(pollJob(1, tenant));
      expect(await poll(pollJob(1, tenant))).toEqual(first);
      expect(
        await admin('landing.meta_ads_insights').where({
          tenant_id: 'portmore-grocers',
        }),
      ).toHaveLength(1);
    });

    it('succeeds although it ended after the limit', async () => {
      const tenant = syncJob('reggae-records');
      await RawConnection.create(admin, tenant.connectionId, ['ads_insights']);
      job('succeeded');
      clock.advance(600);

      expect(await poll(pollJob(1, tenant))).toMatchObject({
        ended: { outcome: 'succeeded', rows: 0 },
      });
    });
  });
});
