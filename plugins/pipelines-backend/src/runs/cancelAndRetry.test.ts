import type { FailureCode } from '@adinsights/plugin-platform-common';
import type { StepEnding } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { TestClock } from '../__testUtils__/TestClock';
import { TestDirectory, tenantRecord } from '../__testUtils__/tenants';
import {
  createTestEngine,
  openTestDatabase,
  TestEngine,
} from '../__testUtils__/testEngine';
import { DatabaseCancelRequests } from '../database/DatabaseCancelRequests';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const all = { all: true } as const;
const by = 'user:default/engineer';
const tenant = tenantRecord('negril-resorts');

const failed = (code: FailureCode): StepEnding => ({
  outcome: 'failed',
  failure: { code, message: `because ${code}`, rules: [] },
});
const cancelled: StepEnding = { outcome: 'cancelled' };

describe('cancel and retry', () => {
  let knex: Knex;
  let clock: TestClock;
  let engine: TestEngine;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T12:00:00Z');
    const directory = new TestDirectory([tenant]);
    engine = createTestEngine(knex, { directory, clock });
  });

  const queueRun = async () =>
    (await engine.runs.start(all, tenant, { requestedBy: by })).id;
  const detail = (id: string) => engine.runs.get(all, id);
  const statesOf = async (id: string) =>
    (await detail(id)).steps.map(({ state }) => state);
  const lane = () => knex('lanes').first('queued', 'running');

  async function build() {
    clock.advanceMs(15_000);
    await engine.dispatcher.tick();
    const [wave] = engine.queue.take('dbt.run');
    return wave;
  }

  async function startRun() {
    const id = await queueRun();
    return { id, jobs: await engine.tickSyncs() };
  }

  describe('cancel', () => {
    it('ends a run at once that waits', async () => {
      const id = await queueRun();
      expect(await engine.runs.cancel(all, id, by)).toMatchObject({
        state: 'cancelled',
        waiting: null,
      });
      expect(await lane()).toEqual({ queued: 0, running: 0 });
      expect(await engine.tickSyncs()).toEqual([]);
    });

    it('wakes the syncs at work and ends with them', async () => {
      const { id, jobs } = await startRun();
      expect((await engine.runs.cancel(all, id, by)).state).toBe('running');
      expect([...engine.queue.woken].sort()).toEqual(
        jobs.map(({ stepId }) => stepId).sort(),
      );
      expect(
        await new DatabaseCancelRequests(knex).requested([id, 'other']),
      ).toEqual(new Set([id]));
      await engine.endStep(jobs[0], cancelled);
      expect((await detail(id)).state).toBe('running');
      await engine.endStep(jobs[1], cancelled);

      expect((await detail(id)).state).toBe('cancelled');
      expect(await statesOf(id)).toEqual([
        'cancelled',
        'cancelled',
        'cancelled',
        'cancelled',
      ]);
      expect(await lane()).toEqual({ queued: 0, running: 0 });
    });

    it('wakes them again each tick, lest one was between two jobs', async () => {
      const { id, jobs } = await startRun();
      await engine.runs.cancel(all, id, by);
      engine.queue.woken.clear();
      await engine.dispatcher.tick();
      expect(engine.queue.woken.size).toBe(2);
      await engine.endStep(jobs[0], cancelled);
      await engine.endStep(jobs[1], cancelled);
      engine.queue.woken.clear();
      await engine.dispatcher.tick();
      expect(engine.queue.woken.size).toBe(0);
    });

    it('tries nothing again and queues no late run', async () => {
      const { id, jobs } = await startRun();
      await engine.runs.cancel(all, id, by);
      await engine.endStep(jobs[0], failed('timeout'));
      await engine.endStep(jobs[1], { outcome: 'succeeded', rows: 3 });

      expect((await detail(id)).state).toBe('cancelled');
      expect(await statesOf(id)).toEqual([
        'failed',
        'succeeded',
        'cancelled',
        'cancelled',
      ]);
      expect(await knex('runs')).toHaveLength(1);
    });

    it('takes no snapshot of a member that was built meanwhile', async () => {
      const { id, jobs } = await startRun();
      await Promise.all(jobs.map(job => engine.endStep(job)));
      const wave = await build();
      await engine.runs.cancel(all, id, by);
      await engine.endWave(wave);

      expect((await detail(id)).state).toBe('cancelled');
      expect(engine.queue.take('snapshot.build')).toEqual([]);
      expect(await knex('waves').first('stage')).toEqual({ stage: 'ended' });
    });

    it('comes too late for a snapshot that is taken already', async () => {
      const { id, jobs } = await startRun();
      await Promise.all(jobs.map(job => engine.endStep(job)));
      await engine.endWave(await build());
      await engine.runs.cancel(all, id, by);
      await engine.endWave(engine.queue.take('snapshot.build')[0]);
      expect((await detail(id)).state).toBe('succeeded');
    });

    it('is refused for a run that has ended', async () => {
      const { id, jobs } = await startRun();
      await engine.endStep(jobs[0], failed('configuration'));
      await engine.endStep(jobs[1], failed('configuration'));
      await expect(engine.runs.cancel(all, id, by)).rejects.toThrow(
        `run: ${id} has ended already, it is failed`,
      );
    });

    it('racing the end of the run: one of them wins, never both', async () => {
      const ended = new Set<string>();
      for (let round = 0; round < 20; round++) {
        const { id, jobs } = await startRun();
        await engine.endStep(jobs[0], failed('configuration'));
        const [cancel] = await Promise.allSettled([
          engine.runs.cancel(all, id, by),
          engine.endStep(jobs[1], failed('configuration')),
        ]);
        const { state, events } = await detail(id);
        ended.add(state);
        expect(['cancelled', 'failed']).toContain(state);
        expect(state === 'failed').toBe(cancel.status === 'rejected');
        expect(events.filter(({ type }) => type === 'run.ended')).toHaveLength(
          1,
        );
        expect(await lane()).toEqual({ queued: 0, running: 0 });
      }
    });
  });

  describe('retry', () => {
    it('repeats the failed sync alone, then transform and snapshot', async () => {
      const { id, jobs } = await startRun();
      await engine.endStep(jobs[0], failed('configuration'));
      await engine.endStep(jobs[1]);
      await engine.endWave(await build());
      await engine.endWave(engine.queue.take('snapshot.build')[0]);
      expect((await detail(id)).state).toBe('degraded');

      clock.advanceMs(60_000);
      expect((await engine.runs.retry(all, id, by)).state).toBe('running');
      const again = await engine.tickSyncs();
      expect(again).toEqual([{ ...jobs[0], attempt: 2 }]);
      await engine.endStep(again[0]);
      const wave = await build();
      expect(wave.members).toMatchObject([{ runId: id, attempt: 2 }]);
      await engine.endWave(wave);
      await engine.endWave(engine.queue.take('snapshot.build')[0]);
      expect(await detail(id)).toMatchObject({
        state: 'succeeded',
        failure: null,
        endedAt: clock.now().toISOString(),
      });
      expect(await lane()).toEqual({ queued: 0, running: 0 });
    });

    it('takes only the snapshot again when only that failed', async () => {
      const { id, jobs } = await startRun();
      await Promise.all(jobs.map(job => engine.endStep(job)));
      await engine.endWave(await build());
      await engine.endWave(engine.queue.take('snapshot.build')[0], () =>
        failed('configuration'),
      );
      await engine.runs.retry(all, id, by);
      await engine.dispatcher.tick();
      expect(engine.queue.take('dbt.run')).toEqual([]);
      const [snapshots] = engine.queue.take('snapshot.build');
      expect(snapshots.members).toMatchObject([{ runId: id, attempt: 2 }]);
      await engine.endWave(snapshots);
      expect((await detail(id)).state).toBe('succeeded');
    });

    it('gives a step all its attempts again', async () => {
      const { id, jobs } = await startRun();
      await engine.endStep(jobs[1], failed('configuration'));
      let [job] = jobs;
      for (let attempt = 1; attempt <= 5; attempt++) {
        await engine.endStep(job, failed('timeout'));
        clock.advanceMs(300_000);
        [job] = await engine.tickSyncs();
      }
      expect((await detail(id)).state).toBe('failed');
      await engine.runs.retry(all, id, by);
      const again = await engine.tickSyncs();
      job = again.filter(({ stepId }) => stepId === jobs[0].stepId)[0];
      expect(job.attempt).toBe(6);
      await engine.endStep(job, failed('timeout'));
      expect((await detail(id)).state).toBe('running');
    });

    it('puts a run that was cancelled in its line back into it', async () => {
      const id = await queueRun();
      await engine.runs.cancel(all, id, by);
      expect((await engine.runs.retry(all, id, by)).state).toBe('queued');
      expect(await engine.tickSyncs()).toHaveLength(2);
    });

    it('is refused while the run or another of the tenant is at work', async () => {
      const first = await startRun();
      await expect(engine.runs.retry(all, first.id, by)).rejects.toThrow(
        `run: ${first.id} is running`,
      );
      await engine.endStep(first.jobs[0], failed('configuration'));
      await engine.endStep(first.jobs[1], failed('configuration'));
      const second = await startRun();
      await expect(engine.runs.retry(all, first.id, by)).rejects.toThrow(
        `run: negril-resorts has another run at work, ${second.id}`,
      );
    });

    it('never runs a tenant twice, whoever retries and admits', async () => {
      const { id, jobs } = await startRun();
      await engine.endStep(jobs[0], failed('configuration'));
      await engine.endStep(jobs[1], failed('configuration'));
      await queueRun();
      const outcomes = await Promise.allSettled([
        engine.runs.retry(all, id, by),
        engine.dispatcher.tick(),
        engine.runs.retry(all, id, by),
      ]);
      expect(outcomes[1].status).toBe('fulfilled');
      expect(await knex('runs').where({ state: 'running' })).toHaveLength(1);
      expect(await lane()).toMatchObject({ running: 1 });
    });
  });
});
