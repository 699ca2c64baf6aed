import { AirbyteClients } from '../client/AirbyteClients';
import { FakeAirbyte } from '../__testUtils__/FakeAirbyte';
import { MemoryExternalJobs } from '../__testUtils__/MemoryExternalJobs';
import { SettableClock } from '../__testUtils__/SettableClock';
import {
  AIRBYTE_CONNECTION,
  syncContext,
  syncJob,
} from '../__testUtils__/syncContext';
import { SyncStarter } from './SyncStarter';

describe('SyncStarter', () => {
  let airbyte: FakeAirbyte;
  let externalJobs: MemoryExternalJobs;
  let starter: SyncStarter;
  const clock = new SettableClock('2026-03-10T12:00:00Z');

  beforeEach(async () => {
    airbyte = await FakeAirbyte.start();
    externalJobs = new MemoryExternalJobs();
    starter = new SyncStarter({
      clients: AirbyteClients.create([airbyte.instance()], {
        requestTimeoutMs: 2_000,
        clock,
      }),
      externalJobs,
      firstPollMs: 5_000,
    });
  });

  afterEach(async () => {
    await airbyte.stop();
  });

  const start = (payload = syncJob()) =>
    starter.start(syncContext(payload, clock));

  const polling = (jobId: number) => ({
    again: {
      queue: 'airbyte.poll',
      payload: {
        ...syncJob(),
        jobId,
        polls: 0,
        followedSince: '2026-03-10T12:00:00.000Z',
      },
      delayMs: 5_000,
    },
  });

  const open = { connectionId: AIRBYTE_CONNECTION };
  const ended = { ...open, status: 'succeeded' };

  describe('of a run that is cancelled', () => {
    const startCancelled = () =>
      starter.start({
        ...syncContext(syncJob(), clock),
        cancelled: AbortSignal.abort(),
      });

    it('starts nothing', async () => {
      expect(await startCancelled()).toEqual({
        ended: { outcome: 'cancelled' },
      });
      expect(airbyte.jobs).toEqual([]);
    });

    it('goes on with a job that an earlier claim made and did not store', async () => {
      await externalJobs.record({
        stepId: 'step-1',
        attempt: 1,
        connectionId: syncJob().connectionId,
        instance: 'default',
        previousJobId: null,
      });
      expect(await startCancelled()).toEqual({
        ended: { outcome: 'cancelled' },
      });
      airbyte.addJob(open);
      expect(await startCancelled()).toEqual(polling(1));
    });
  });

  it('starts a sync and goes on by looking at its job', async () => {
    airbyte.addJob({ ...ended, jobId: 7 });
    airbyte.addJob({ ...ended, jobId: 5 });

    expect(await start()).toEqual(polling(3));
    expect(airbyte.jobs[2]).toMatchObject({ ...open, status: 'running' });
    expect(externalJobs.jobs).toEqual([
      {
        stepId: 'step-1',
        attempt: 1,
        connectionId: 'negril-resorts-meta',
        instance: 'default',
        previousJobId: 7,
        jobId: 3,
      },
    ]);
  });

  it('writes down the highest job before it asks for another', async () => {
    airbyte.addJob({ ...ended, jobId: 7 });
    airbyte.answer('POST jobs', { status: 500, body: { title: 'oops' } });

    await expect(start()).rejects.toMatchObject({ code: 'upstream_5xx' });
    expect(externalJobs.jobs).toMatchObject([
      { previousJobId: 7, jobId: null },
    ]);
  });

  it('adopts the job of a worker that was lost after asking for it', async () => {
    airbyte.addJob({ ...ended, jobId: 7 });
    const setJob = externalJobs.setJob.bind(externalJobs);
    externalJobs.setJob = async () => {
      throw new Error('killed');
    };
    await expect(start()).rejects.toThrow('killed');
    const [, made] = airbyte.jobs;
    made.jobId = 8;
    externalJobs.setJob = setJob;

    expect(await start()).toEqual(polling(8));
    expect(airbyte.jobs).toHaveLength(2);
    expect(airbyte.called().filter(call => call === 'POST jobs')).toHaveLength(
      1,
    );
  });

  it('adopts such a job even when it has ended meanwhile', async () => {
    await externalJobs.record({
      stepId: 'step-1',
      attempt: 1,
      connectionId: 'negril-resorts-meta',
      instance: 'default',
      previousJobId: 7,
    });
    airbyte.addJob({ ...ended, jobId: 8 });

    expect(await start()).toEqual(polling(8));
    expect(airbyte.called()).toEqual(['GET jobs']);
  });

  it('starts a sync when the lost worker had not come to it', async () => {
    await externalJobs.record({
      stepId: 'step-1',
      attempt: 1,
      connectionId: 'negril-resorts-meta',
      instance: 'default',
      previousJobId: 7,
    });
    airbyte.addJob({ ...ended, jobId: 7 });

    expect(await start()).toEqual(polling(2));
  });

  it('asks Airbyte nothing when the job is known already', async () => {
    await start();
    airbyte.calls.length = 0;

    expect(await start()).toEqual(polling(1));
    expect(airbyte.calls).toEqual([]);
  });

  it.each(['running', 'pending', 'incomplete'])(
    'follows a sync that somebody else started and that is %s',
    async status => {
      airbyte.addJob({ ...open, jobId: 41, status });

      expect(await start()).toEqual(polling(41));
      expect(externalJobs.jobs).toMatchObject([
        { previousJobId: 41, jobId: 41 },
      ]);
    },
  );

  it('takes a running job over from an earlier attempt', async () => {
    await start();
    await start({ ...syncJob(), attempt: 2 });

    expect(externalJobs.jobs).toMatchObject([
      { attempt: 1, jobId: null },
      { attempt: 2, jobId: 1 },
    ]);
  });

  it('fails, to be tried again, when nothing runs that could be in the way', async () => {
    airbyte.addJob({ ...ended, jobId: 7 });
    airbyte.answer('POST jobs', { status: 409, body: {} });

    await expect(start()).rejects.toMatchObject({
      code: 'upstream_5xx',
      message: expect.stringContaining('lists no running job'),
    });
  });

  it('names an instance that is not configured', async () => {
    await expect(
      start({ ...syncJob(), airbyteInstance: 'europe' }),
    ).rejects.toMatchObject({ code: 'configuration' });
    expect(externalJobs.jobs).toEqual([]);
  });
});
