import type {
  StepEnding,
  SyncJob,
  WaveJob,
} from '@adinsights/plugin-platform-node';
import type { FailureCode } from '@adinsights/plugin-platform-common';
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

const failed = (code: FailureCode, rules: string[] = []): StepEnding => ({
  outcome: 'failed',
  failure: { code, message: `because ${code}`, rules },
});

describe('Ledger', () => {
  let knex: Knex;
  let clock: TestClock;
  let directory: TestDirectory;
  let engine: TestEngine;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T12:00:00Z');
    directory = new TestDirectory([tenantRecord('negril-resorts')]);
    engine = createTestEngine(knex, { directory, clock });
  });

  async function startRun(tenant = 'negril-resorts') {
    const record = await directory.get(tenant);
    if (!record) {
      throw new Error(`no tenant ${tenant}`);
    }
    const { id } = await engine.runs.start({ all: true }, record, {
      requestedBy: 'user:default/engineer',
    });
    const jobs = await engine.tickSyncs();
    return { id, jobs: jobs.filter(({ runId }) => runId === id) };
  }

  const detail = (id: string) => engine.runs.get({ all: true }, id);

  async function build(): Promise<WaveJob> {
    clock.advanceMs(15_000);
    await engine.dispatcher.tick();
    const [wave] = engine.queue.take('dbt.run');
    return wave;
  }

  async function endAll(jobs: SyncJob[], ending?: StepEnding): Promise<void> {
    for (const job of jobs) {
      await engine.endStep(job, ending);
    }
  }

  it('takes a run from its syncs through a wave to succeeded', async () => {
    const { id, jobs } = await startRun();
    expect(jobs).toHaveLength(2);
    await endAll(jobs, { outcome: 'succeeded', rows: 5, bytes: 70 });
    expect((await detail(id)).waiting).toEqual({
      reason: 'dbt',
      place: 1,
      text: 'Waits for the next wave of transforms',
    });

    const wave = await build();
    expect(wave).toMatchObject({
      stage: 'building',
      warehouse: 'default',
      fullWindow: false,
      members: [{ tenantId: 'negril-resorts', runId: id, attempt: 1 }],
    });
    await engine.endWave(wave);
    const [snapshots] = engine.queue.take('snapshot.build');
    expect(snapshots).toMatchObject({
      waveId: wave.waveId,
      stage: 'snapshotting',
      members: [{ tenantId: 'negril-resorts', runId: id }],
    });
    expect(snapshots.token).not.toBe(wave.token);
    expect(snapshots.members[0].stepId).not.toBe(wave.members[0].stepId);
    clock.advanceMs(5_000);
    await engine.endWave(snapshots);

    const run = await detail(id);
    expect(run).toMatchObject({
      state: 'succeeded',
      failure: null,
      durationMs: 20_000,
      waiting: null,
    });
    expect(
      run.steps.map(step => [step.kind, step.state, step.rows, step.waveId]),
    ).toEqual([
      ['sync', 'succeeded', 5, undefined],
      ['sync', 'succeeded', 5, undefined],
      ['transform', 'succeeded', undefined, wave.waveId],
      ['snapshot', 'succeeded', undefined, wave.waveId],
    ]);
    expect(await knex('waves').first('stage', 'ended_at')).toEqual({
      stage: 'ended',
      ended_at: clock.now(),
    });
    expect(run.events.map(({ type }) => type)).toEqual([
      'run.queued',
      'run.started',
      'sync.started',
      'sync.started',
      'sync.succeeded',
      'sync.succeeded',
      'transform.started',
      'transform.succeeded',
      'snapshot.started',
      'snapshot.succeeded',
      'run.ended',
    ]);
  });

  it('ends degraded when one sync failed for good', async () => {
    const { id, jobs } = await startRun();
    await engine.endStep(jobs[0], failed('configuration'));
    await engine.endStep(jobs[1]);
    await engine.endWave(await build());
    await engine.endWave(engine.queue.take('snapshot.build')[0]);

    expect(await detail(id)).toMatchObject({
      state: 'degraded',
      failure: { code: 'configuration' },
    });
  });

  it('ends failed without a wave when nothing landed', async () => {
    const { id, jobs } = await startRun();
    await endAll(jobs, failed('configuration'));

    const run = await detail(id);
    expect(run).toMatchObject({
      state: 'failed',
      failure: { code: 'configuration' },
    });
    expect(run.steps.map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'skipped',
      'skipped',
    ]);
    expect(await build()).toBeUndefined();
  });

  it('ends degraded with the rules, and without a snapshot, when quarantined', async () => {
    const { id, jobs } = await startRun();
    await endAll(jobs);
    await engine.endWave(await build(), () => ({
      outcome: 'degraded',
      failure: {
        code: 'quality',
        message: 'Two rules failed',
        rules: ['spend_not_negative', 'known_currency'],
      },
    }));

    const run = await detail(id);
    expect(run).toMatchObject({
      state: 'degraded',
      failure: {
        code: 'quality',
        rules: ['spend_not_negative', 'known_currency'],
      },
    });
    expect(run.steps.at(-1)).toMatchObject({
      kind: 'snapshot',
      state: 'skipped',
      attempts: [],
    });
    expect(engine.queue.take('snapshot.build')).toEqual([]);
    expect(await knex('waves').first('stage')).toEqual({ stage: 'ended' });
  });

  it('snapshots those of a wave that were built, and no other', async () => {
    directory.tenants.push(tenantRecord('kingston-motors'));
    const good = await startRun();
    const bad = await startRun('kingston-motors');
    await endAll([...good.jobs, ...bad.jobs]);
    const wave = await build();
    expect(wave.members).toHaveLength(2);
    await engine.endWave(wave, member =>
      member.runId === bad.id
        ? failed('model_error')
        : { outcome: 'succeeded' },
    );

    const [snapshots] = engine.queue.take('snapshot.build');
    expect(snapshots.members.map(({ runId }) => runId)).toEqual([good.id]);
    expect(await detail(bad.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'model_error' },
    });
  });

  it('tries a failed sync again after a rest, as a new attempt', async () => {
    const { id, jobs } = await startRun();
    await engine.endStep(jobs[0], failed('rate_limited'));
    expect(await engine.tickSyncs()).toEqual([]);
    await engine.endStep(jobs[1]);
    clock.advanceMs(29_000);
    expect(await engine.tickSyncs()).toEqual([]);
    expect((await detail(id)).waiting).toMatchObject({ reason: 'airbyte' });
    clock.advanceMs(1_000);

    const [again] = await engine.tickSyncs();
    expect(again).toEqual({ ...jobs[0], attempt: 2 });
    const step = (await detail(id)).steps.find(s => s.id === again.stepId);
    expect(step).toMatchObject({
      state: 'running',
      attempts: [
        { attempt: 1, state: 'failed', failure: { code: 'rate_limited' } },
        { attempt: 2, state: 'running', endedAt: null },
      ],
    });
  });

  it('gives up after the last attempt', async () => {
    directory.tenants[0].connections.pop();
    const { id, jobs } = await startRun();
    let [job] = jobs;
    for (let attempt = 1; attempt < 5; attempt++) {
      await engine.endStep(job, failed('upstream_5xx'));
      clock.advanceMs(900_000);
      [job] = await engine.tickSyncs();
    }
    expect(job.attempt).toBe(5);
    expect((await detail(id)).state).toBe('running');
    await engine.endStep(job, failed('upstream_5xx'));
    expect((await detail(id)).state).toBe('failed');
  });

  it('applies a report once, and none of an attempt that is over', async () => {
    const { id, jobs } = await startRun();
    expect(await engine.endStep(jobs[0], failed('timeout'))).toBe(true);
    expect(await engine.endStep(jobs[0])).toBe(false);
    clock.advanceMs(60_000);
    const [again] = await engine.tickSyncs();
    expect(await engine.endStep(jobs[0])).toBe(false);
    expect(await engine.endStep(again)).toBe(true);
    expect(await engine.endStep(again, failed('timeout'))).toBe(false);
    expect(await engine.endStep({ ...again, runId: 'unknown' })).toBe(false);

    const step = (await detail(id)).steps.find(s => s.id === again.stepId);
    expect(step?.state).toBe('succeeded');
    expect(step?.attempts).toHaveLength(2);
  });

  it('does not get stuck when all syncs end at the same instant', async () => {
    directory.tenants = Array.from({ length: 20 }, (_, i) =>
      tenantRecord(`tenant-${i}`),
    );
    for (const tenant of directory.tenants) {
      await engine.runs.start({ all: true }, tenant, {
        requestedBy: 'user:x/y',
      });
    }
    const jobs = await engine.tickSyncs();
    expect(jobs).toHaveLength(40);
    const other = createTestEngine(knex, { directory, clock });
    await Promise.all(
      jobs.map((job, i) => (i % 2 ? engine : other).endStep(job)),
    );
    expect(await knex('runs').whereNull('ready_at')).toEqual([]);
  });

  it('goes on without a sync that is still running after the grace', async () => {
    const { id, jobs } = await startRun();
    await engine.endStep(jobs[0]);
    clock.advanceMs(14 * 60_000);
    await engine.dispatcher.tick();
    expect(engine.queue.take('dbt.run')).toEqual([]);
    clock.advanceMs(60_000);
    await engine.dispatcher.tick();
    await engine.endWave(await build());
    await engine.endWave(engine.queue.take('snapshot.build')[0]);
    expect((await detail(id)).state).toBe('degraded');

    await engine.endStep(jobs[1]);
    const { items } = await engine.runs.list({ all: true }, {}, { limit: 10 });
    expect(items.map(({ kind, state }) => [kind, state])).toEqual([
      ['late', 'queued'],
      ['manual', 'degraded'],
    ]);
    expect((await detail(id)).steps.map(({ state }) => state)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
    await engine.dispatcher.tick();
    const wave = await build();
    expect(wave.members.map(({ runId }) => runId)).toEqual([items[0].id]);
    expect((await detail(items[0].id)).steps.map(({ kind }) => kind)).toEqual([
      'transform',
      'snapshot',
    ]);
  });

  it('includes a sync that lands after the grace but before the build', async () => {
    const { jobs } = await startRun();
    await engine.endStep(jobs[0]);
    clock.advanceMs(15 * 60_000);
    await engine.dispatcher.tick();
    await engine.endStep(jobs[1]);
    await engine.endWave(await build());
    expect(await knex('runs').where({ kind: 'late' })).toEqual([]);
  });
});
