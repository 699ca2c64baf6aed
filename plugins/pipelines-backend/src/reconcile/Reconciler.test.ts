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
const tenant = tenantRecord('negril-resorts');
const nothing = {
  syncsWoken: 0,
  stepsLost: 0,
  stagesRestarted: 0,
  lanesRecounted: 0,
};

describe('Reconciler', () => {
  let knex: Knex;
  let clock: TestClock;
  let engine: TestEngine;
  let runId: string;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T12:00:00Z');
    const directory = new TestDirectory([tenant]);
    engine = createTestEngine(knex, { directory, clock });
    ({ id: runId } = await engine.runs.start(all, tenant, {
      requestedBy: 'user:x/y',
    }));
    await engine.dispatcher.tick();
  });

  const statesOf = async () =>
    (await engine.runs.get(all, runId)).steps.map(({ state }) => state);

  async function build() {
    for (const job of engine.queue.take('airbyte.trigger')) {
      await engine.endStep(job);
    }
    clock.advanceMs(15_000);
    await engine.dispatcher.tick();
  }

  it('leaves alone what is at work', async () => {
    clock.advanceMs(119 * 60_000);
    expect(await engine.reconciler.reconcile()).toEqual(nothing);
    await build();
    clock.advanceMs(59 * 60_000);
    expect(await engine.reconciler.reconcile()).toEqual(nothing);
  });

  it('looks at syncs of which nothing was heard for two hours', async () => {
    clock.advanceMs(121 * 60_000);
    expect(await engine.reconciler.reconcile()).toEqual({
      ...nothing,
      syncsWoken: 2,
    });
    expect(engine.queue.woken.size).toBe(2);
  });

  it('tries a sync again whose job is gone', async () => {
    const [job] = engine.queue.take('airbyte.trigger');
    clock.advanceMs(30_000);
    expect(await engine.reconciler.reconcile()).toEqual(nothing);
    clock.advanceMs(31_000);
    const passes = await Promise.all([
      engine.reconciler.reconcile(),
      engine.reconciler.reconcile(),
    ]);
    expect(passes[0].stepsLost + passes[1].stepsLost).toBe(2);
    expect(await statesOf()).toEqual([
      'pending',
      'pending',
      'pending',
      'pending',
    ]);
    clock.advanceMs(60_000);
    expect(await engine.tickSyncs()).toContainEqual({ ...job, attempt: 2 });
  });

  it('does a stage again whose job is gone, under a new token', async () => {
    await build();
    const [wave] = engine.queue.take('dbt.run');
    clock.advanceMs(61_000);
    const passes = await Promise.all([
      engine.reconciler.reconcile(),
      engine.reconciler.reconcile(),
    ]);
    expect(passes[0].stagesRestarted + passes[1].stagesRestarted).toBe(1);
    const again = engine.queue.take('dbt.run');
    expect(again).toEqual([{ ...wave, token: expect.any(String) }]);
    expect(Number(again[0].token)).toBeGreaterThan(Number(wave.token));

    expect(await engine.endWave(wave)).toBe(false);
    expect(await engine.endWave(again[0])).toBe(true);
    const [snapshots] = engine.queue.take('snapshot.build');
    expect(Number(snapshots.token)).toBeGreaterThan(Number(again[0].token));
    await engine.endWave(snapshots);
    expect((await engine.runs.get(all, runId)).state).toBe('succeeded');
  });

  it('mends the counters of lanes', async () => {
    await knex('lanes').update({ queued: 7, running: 0 });
    expect(await engine.reconciler.reconcile()).toEqual({
      ...nothing,
      lanesRecounted: 1,
    });
    expect(await knex('lanes').first('queued', 'running')).toEqual({
      queued: 0,
      running: 1,
    });
    expect(await engine.reconciler.reconcile()).toEqual(nothing);
  });
});
