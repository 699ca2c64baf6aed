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

describe('Dispatcher', () => {
  let knex: Knex;
  let clock: TestClock;
  let directory: TestDirectory;
  let engine: TestEngine;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T10:30:00Z');
    directory = new TestDirectory([tenantRecord('negril-resorts')]);
    engine = createTestEngine(knex, { directory, clock });
  });

  const runs = async (where: object = {}) =>
    knex('runs').where(where).orderBy(['queued_at', 'id']);

  it('gives an active tenant the default schedule, from the next slot on', async () => {
    directory.tenants.push(
      tenantRecord('kingston-motors', { timezone: 'Europe/Berlin' }),
      tenantRecord('blue-mountain', { status: 'suspended' }),
    );
    await engine.dispatcher.tick();

    const schedules = await knex('schedules').orderBy('tenant_id');
    expect(
      schedules.map(s => [s.tenant_id, s.cron, s.timezone, s.next_slot]),
    ).toEqual([
      [
        'kingston-motors',
        '0 6-22 * * *',
        'Europe/Berlin',
        new Date('2026-01-05T11:00:00Z'),
      ],
      [
        'negril-resorts',
        '0 6-22 * * *',
        'America/Jamaica',
        new Date('2026-01-05T11:00:00Z'),
      ],
    ]);
    expect(await runs()).toEqual([]);
  });

  it('runs a due tenant: one sync job per connection that is not paused', async () => {
    const [tenant] = directory.tenants;
    tenant.connections[0].status = 'paused';
    tenant.connections[1].status = 'error';
    await engine.dispatcher.tick();
    clock.set('2026-01-05T11:05:00Z');
    const jobs = await engine.tickSyncs();

    const [run] = await runs();
    expect(run).toMatchObject({
      tenant_id: 'negril-resorts',
      kind: 'scheduled',
      state: 'running',
      slot: new Date('2026-01-05T11:00:00Z'),
    });
    expect(jobs).toEqual([
      {
        tenantId: 'negril-resorts',
        runId: run.id,
        stepId: expect.any(String),
        attempt: 1,
        traceparent: run.traceparent,
        connectionId: 'negril-resorts-meta',
        provider: 'meta',
        airbyteInstance: 'default',
        airbyteConnectionId: 'airbyte-negril-resorts-meta',
      },
    ]);
    expect(await engine.tickSyncs()).toEqual([]);
    expect(await runs()).toHaveLength(1);
  });

  it('collapses the slots of a long night into one run', async () => {
    await engine.dispatcher.tick();
    clock.set('2026-01-05T19:30:00Z');
    await engine.dispatcher.tick();
    expect((await runs()).map(({ slot }) => slot)).toEqual([
      new Date('2026-01-05T19:00:00Z'),
    ]);
  });

  it('serves every missed slot, one after the other, when the schedule says so', async () => {
    await engine.dispatcher.tick();
    await knex('schedules').update({ catch_up: 'all' });
    clock.set('2026-01-05T13:30:00Z');
    await engine.dispatcher.tick();
    for (let i = 0; i < 5; i++) {
      clock.advanceMs(31_000);
      await engine.dispatcher.tick();
    }
    const served = await runs();
    expect(served.map(({ slot, state }) => [slot, state])).toEqual([
      [new Date('2026-01-05T11:00:00Z'), 'running'],
      [new Date('2026-01-05T12:00:00Z'), 'queued'],
    ]);
  });

  it('passes over the slots of a tenant that is not active', async () => {
    await engine.dispatcher.tick();
    directory.tenants[0].status = 'suspended';
    clock.set('2026-01-05T11:05:00Z');
    await engine.dispatcher.tick();
    directory.tenants[0].status = 'active';
    await engine.dispatcher.tick();

    expect(await runs()).toEqual([]);
    const [schedule] = await knex('schedules');
    expect(schedule.next_slot).toEqual(new Date('2026-01-05T12:00:00Z'));
  });

  it('cancels a queued run whose tenant was suspended meanwhile', async () => {
    const run = await engine.runs.start({ all: true }, directory.tenants[0], {
      requestedBy: 'user:default/engineer',
    });
    directory.tenants[0].status = 'suspended';
    await engine.dispatcher.tick();

    const detail = await engine.runs.get({ all: true }, run.id);
    expect(detail.state).toBe('cancelled');
    expect(detail.events.at(-1)?.text).toBe(
      'Run cancelled: the tenant is suspended',
    );
  });

  it('starts a run of a tenant that is newer than the list of tenants', async () => {
    const tenant = tenantRecord('kingston-motors');
    jest.spyOn(directory, 'get').mockResolvedValue(tenant);
    const { id } = await engine.runs.start({ all: true }, tenant, {
      requestedBy: 'user:default/engineer',
    });
    const jobs = await engine.tickSyncs();
    expect(jobs.map(({ runId }) => runId)).toEqual([id, id]);
  });

  it('fails a run of a tenant without an active connection', async () => {
    directory.tenants[0].connections = [];
    const run = await engine.runs.start({ all: true }, directory.tenants[0], {
      requestedBy: 'user:default/engineer',
    });
    await engine.dispatcher.tick();

    const detail = await engine.runs.get({ all: true }, run.id);
    expect(detail.state).toBe('failed');
    expect(detail.failure?.code).toBe('configuration');
  });

  it('starts a run by hand before the scheduled one, never both at once', async () => {
    await engine.dispatcher.tick();
    clock.set('2026-01-05T11:05:00Z');
    const [tenant] = directory.tenants;
    await engine.runs.start({ all: true }, tenant, { requestedBy: 'user:x/y' });
    await engine.dispatcher.tick();

    expect(
      (await runs()).map(({ kind, state }) => [kind, state]).sort(),
    ).toEqual([
      ['manual', 'running'],
      ['scheduled', 'queued'],
    ]);
  });

  it('goes on with the other phases when the registry cannot be asked', async () => {
    await engine.dispatcher.tick();
    clock.set('2026-01-05T11:05:00Z');
    const jobs = await engine.tickSyncs();
    for (const job of jobs) {
      await engine.endStep(job);
    }
    clock.advanceMs(20_000);
    jest
      .spyOn(directory, 'list')
      .mockRejectedValue(new Error('tenants is away'));

    await expect(engine.dispatcher.tick()).rejects.toThrow('tenants is away');
    expect(engine.queue.take('dbt.run')).toHaveLength(1);
  });

  it('does everything once when two replicas tick at the same time', async () => {
    directory.tenants = Array.from({ length: 300 }, (_, i) =>
      tenantRecord(`tenant-${i}`),
    );
    const other = createTestEngine(knex, { directory, clock });
    await Promise.all([engine.dispatcher.tick(), other.dispatcher.tick()]);
    clock.set('2026-01-05T11:10:00Z');
    await Promise.all([engine.dispatcher.tick(), other.dispatcher.tick()]);
    await Promise.all([engine.dispatcher.tick(), other.dispatcher.tick()]);

    const all = await runs();
    expect(all).toHaveLength(300);
    expect(new Set(all.map(run => run.tenant_id)).size).toBe(300);
    expect(all.every(({ state }) => state === 'running')).toBe(true);
    const jobs = [
      ...engine.queue.take('airbyte.trigger'),
      ...other.queue.take('airbyte.trigger'),
    ];
    expect(jobs).toHaveLength(600);
    expect(new Set(jobs.map(({ stepId }) => stepId)).size).toBe(600);
  });

  it('never runs a tenant twice at once, whoever admits', async () => {
    directory.tenants = Array.from({ length: 20 }, (_, i) =>
      tenantRecord(`tenant-${i}`),
    );
    const replicas = [
      engine,
      createTestEngine(knex, { directory, clock }),
      createTestEngine(knex, { directory, clock }),
    ];
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        directory.tenants.map((tenant, i) =>
          replicas[i % 3].runs.start({ all: true }, tenant, {
            requestedBy: 'user:x/y',
          }),
        ),
      );
      clock.advanceMs(3_600_000);
      // A unique index may turn a replica away; then the next tick goes on.
      await Promise.allSettled(
        replicas.map(({ dispatcher }) => dispatcher.tick()),
      );
      const running = await knex('runs')
        .where({ state: 'running' })
        .select('tenant_id');
      expect(new Set(running.map(run => run.tenant_id)).size).toBe(
        running.length,
      );
      const jobs = replicas.flatMap(({ queue }) =>
        queue.take('airbyte.trigger'),
      );
      await Promise.all(
        jobs.map((job, i) =>
          replicas[i % 3].endStep(job, {
            outcome: 'failed',
            failure: { code: 'configuration', message: 'no', rules: [] },
          }),
        ),
      );
    }
    expect(await knex('runs').where({ state: 'failed' })).not.toHaveLength(0);
  });
});
