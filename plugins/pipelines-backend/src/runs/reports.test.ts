import { TestDatabases } from '@backstage/backend-test-utils';
import { TestClock } from '../__testUtils__/TestClock';
import { TestDirectory, tenantRecord } from '../__testUtils__/tenants';
import {
  createTestEngine,
  openTestDatabase,
  TestEngine,
} from '../__testUtils__/testEngine';
import { takeReports } from './reports';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('takeReports', () => {
  const clock = new TestClock('2026-01-05T12:00:00Z');
  let engine: TestEngine;
  let runId: string;

  beforeEach(async () => {
    const directory = new TestDirectory([tenantRecord('negril-resorts')]);
    const knex = await openTestDatabase(databases);
    engine = createTestEngine(knex, { directory, clock });
    await takeReports(engine.queue, engine.ledger);
    const [tenant] = directory.tenants;
    const run = await engine.runs.start({ all: true }, tenant, {
      requestedBy: 'user:default/engineer',
    });
    runId = run.id;
  });

  const stepsOf = async () =>
    (await engine.runs.get({ all: true }, runId)).steps;

  it('applies the ends of steps and waves', async () => {
    for (const { stepId, attempt } of await engine.tickSyncs()) {
      await engine.queue.deliver('step.ended', {
        runId,
        stepId,
        attempt,
        ending: { outcome: 'succeeded', rows: 2 },
      });
    }
    clock.advanceMs(15_000);
    await engine.dispatcher.tick();
    const [{ waveId, token, stage, members }] = engine.queue.take('dbt.run');
    await engine.queue.deliver('wave.ended', {
      waveId,
      token,
      stage,
      members: members.map(({ tenantId, stepId, attempt }) => ({
        tenantId,
        runId,
        stepId,
        attempt,
        ending: { outcome: 'succeeded' },
      })),
    });
    expect((await stepsOf()).map(({ state }) => state)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
      'running',
    ]);
  });

  it.each(['airbyte.trigger.dead', 'airbyte.poll.dead'] as const)(
    'counts a job of %s as a lost worker',
    async queue => {
      const [job] = await engine.tickSyncs();
      await engine.queue.deliver(queue, job);
      const step = (await stepsOf()).find(({ id }) => id === job.stepId);
      expect(step).toMatchObject({
        state: 'pending',
        attempts: [{ state: 'failed', failure: { code: 'lost_worker' } }],
      });
    },
  );

  it('counts the members of a lost wave as lost, and builds them again', async () => {
    for (const job of await engine.tickSyncs()) {
      await engine.endStep(job);
    }
    clock.advanceMs(15_000);
    await engine.dispatcher.tick();
    const [wave] = engine.queue.take('dbt.run');
    await engine.queue.deliver('dbt.run.dead', wave);
    expect((await stepsOf())[2]).toMatchObject({
      state: 'pending',
      attempts: [{ state: 'failed', failure: { code: 'lost_worker' } }],
    });
    clock.advanceMs(60_000);
    await engine.dispatcher.tick();
    expect(engine.queue.take('dbt.run')[0].members[0].attempt).toBe(2);
  });

  it('gives back a report that it cannot read', async () => {
    await expect(engine.queue.deliver('step.ended', { runId })).rejects.toThrow(
      'stepId',
    );
  });
});
