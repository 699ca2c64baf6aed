import type { FailureCode } from '@adinsights/plugin-platform-common';
import type {
  StepEnding,
  SyncJob,
  WaveJob,
} from '@adinsights/plugin-platform-node';
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

const failed = (code: FailureCode): StepEnding => ({
  outcome: 'failed',
  failure: { code, message: `because ${code}`, rules: [] },
});

describe('waves', () => {
  let knex: Knex;
  let clock: TestClock;
  let directory: TestDirectory;
  let engine: TestEngine;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T12:00:00Z');
    directory = new TestDirectory([]);
    engine = createTestEngine(knex, { directory, clock });
  });

  const detail = (id: string) => engine.runs.get(all, id);

  async function build(): Promise<WaveJob> {
    clock.advanceMs(15_000);
    await engine.dispatcher.tick();
    const [wave] = engine.queue.take('dbt.run');
    return wave;
  }

  async function endAll(jobs: SyncJob[]): Promise<void> {
    for (const job of jobs) {
      await engine.endStep(job);
    }
  }

  async function readyTenants(count: number): Promise<void> {
    directory.tenants = Array.from({ length: count }, (_, i) =>
      tenantRecord(`tenant-${i}`),
    );
    for (const tenant of directory.tenants) {
      await engine.runs.start({ all: true }, tenant, {
        requestedBy: 'user:x/y',
      });
    }
    await endAll(await engine.tickSyncs());
  }

  it('forms one wave of 50 tenants', async () => {
    await readyTenants(50);
    const wave = await build();
    expect(wave.members).toHaveLength(50);
    expect(new Set(wave.members.map(m => m.tenantId)).size).toBe(50);
    await engine.endWave(wave);
    const [snapshots] = engine.queue.take('snapshot.build');
    expect(snapshots.members).toHaveLength(50);
    await engine.endWave(snapshots);
    expect(await knex('runs').where({ state: 'succeeded' })).toHaveLength(50);
  });

  it('waits a little for more, unless a wave is full', async () => {
    engine = createTestEngine(knex, {
      directory,
      clock,
      config: { waves: { maxMembers: 3 } },
    });
    await readyTenants(2);
    await engine.dispatcher.tick();
    expect(engine.queue.take('dbt.run')).toEqual([]);
    await readyTenants(7);
    await engine.dispatcher.tick();
    const [wave] = engine.queue.take('dbt.run');
    expect(wave.members).toHaveLength(3);
  });

  it('builds one wave at a time, and the next while snapshots are taken', async () => {
    await readyTenants(1);
    const first = await build();
    directory.tenants.push(tenantRecord('kingston-motors'));
    await engine.runs.start(all, tenantRecord('kingston-motors'), {
      requestedBy: 'user:x/y',
    });
    await endAll(await engine.tickSyncs());
    expect(await build()).toBeUndefined();
    await engine.endWave(first);
    expect(engine.queue.take('snapshot.build')).toHaveLength(1);
    expect((await build()).members).toHaveLength(1);
  });

  it('lets one of two replicas form the wave', async () => {
    await readyTenants(30);
    clock.advanceMs(15_000);
    const other = createTestEngine(knex, { directory, clock });
    await Promise.all([engine.dispatcher.tick(), other.dispatcher.tick()]);
    const waves = [
      ...engine.queue.take('dbt.run'),
      ...other.queue.take('dbt.run'),
    ];
    expect(waves).toHaveLength(1);
    expect(
      await knex('steps').where({ kind: 'transform', state: 'running' }),
    ).toHaveLength(waves[0].members.length);
  });

  it('ignores the end of a stage under another token', async () => {
    await readyTenants(1);
    const wave = await build();
    expect(await engine.endWave({ ...wave, token: 'older' })).toBe(false);
    expect(await engine.endWave(wave)).toBe(true);
    expect(await engine.endWave(wave)).toBe(false);
    expect(engine.queue.take('snapshot.build')).toHaveLength(1);
  });

  it('builds lost members again in another wave', async () => {
    await readyTenants(1);
    const wave = await build();
    await engine.endWave(wave, () => failed('lost_worker'));
    clock.advanceMs(30_000);
    const again = await build();
    expect(again.waveId).not.toBe(wave.waveId);
    expect(again.members).toEqual([{ ...wave.members[0], attempt: 2 }]);
  });

  it('takes a failed snapshot again without another build', async () => {
    await readyTenants(1);
    await engine.endWave(await build());
    const [snapshots] = engine.queue.take('snapshot.build');
    await engine.endWave(snapshots, () => failed('timeout'));
    const [run] = await knex('runs');
    expect((await detail(run.id)).waiting?.reason).toBe('snapshot');
    expect(await build()).toBeUndefined();
    clock.advanceMs(30_000);
    await engine.dispatcher.tick();
    const [again] = engine.queue.take('snapshot.build');
    expect(again.members).toEqual([{ ...snapshots.members[0], attempt: 2 }]);
    await engine.endWave(again);
    expect((await detail(run.id)).state).toBe('succeeded');
  });

  it('fails the members of a stage that is past its deadline', async () => {
    await readyTenants(1);
    const wave = await build();
    clock.advanceMs(3_600_000);
    await engine.dispatcher.tick();
    const [run] = await knex('runs').where({ id: wave.members[0].runId });
    const transform = (await detail(run.id)).steps[2];
    expect(transform.attempts[0]).toMatchObject({
      state: 'failed',
      failure: { code: 'timeout' },
    });
    expect(await engine.endWave(wave)).toBe(false);
  });

  it('keeps builds of all days apart from the others', async () => {
    engine = createTestEngine(knex, {
      directory,
      clock,
      config: { waves: { maxFullWindowMembers: 2 } },
    });
    await readyTenants(5);
    await knex('runs')
      .whereIn('tenant_id', ['tenant-0', 'tenant-1', 'tenant-2'])
      .update({ full_window: true, priority: 4 });
    const first = await build();
    expect(first).toMatchObject({ fullWindow: false });
    expect(first.members).toHaveLength(2);
    await engine.endWave(first);
    const second = await build();
    expect(second).toMatchObject({ fullWindow: true });
    expect(second.members).toHaveLength(2);
  });
});
