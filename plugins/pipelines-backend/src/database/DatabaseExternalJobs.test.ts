import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { TestClock } from '../__testUtils__/TestClock';
import { openTestDatabase } from '../__testUtils__/testEngine';
import { DatabaseExternalJobs } from './DatabaseExternalJobs';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('DatabaseExternalJobs', () => {
  let knex: Knex;
  let jobs: DatabaseExternalJobs;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    const clock = new TestClock('2026-01-05T11:00:00Z');
    jobs = new DatabaseExternalJobs(knex, clock);
    await knex('runs').insert({
      id: 'run-1',
      tenant_id: 'negril-resorts',
      kind: 'manual',
      state: 'running',
      priority: 0,
      queued_at: clock.now(),
      traceparent: '',
      trace_id: '',
    });
    await knex('steps').insert({
      id: 'step-1',
      run_id: 'run-1',
      kind: 'sync',
      state: 'running',
      attempt: 2,
      not_before: clock.now(),
      connection_id: 'negril-resorts-meta',
    });
  });

  const record = (attempt: number, previousJobId: number | null) =>
    jobs.record({
      stepId: 'step-1',
      attempt,
      connectionId: 'negril-resorts-meta',
      instance: 'default',
      previousJobId,
    });

  it('keeps the first record of an attempt', async () => {
    expect(await jobs.find('step-1', 1)).toBeUndefined();
    await record(1, 41);
    await record(1, 42);
    expect(await jobs.find('step-1', 1)).toEqual({
      stepId: 'step-1',
      attempt: 1,
      connectionId: 'negril-resorts-meta',
      instance: 'default',
      previousJobId: 41,
      jobId: null,
    });
  });

  it('moves a job to the attempt that adopts it', async () => {
    await record(1, null);
    await record(2, 42);
    await jobs.setJob('step-1', 1, 43);
    await jobs.setJob('step-1', 2, 43);
    await jobs.setJob('step-1', 2, 43);
    expect((await jobs.find('step-1', 1))?.jobId).toBeNull();
    expect((await jobs.find('step-1', 2))?.jobId).toBe(43);
  });

  it('refuses a job for an attempt that was not recorded', async () => {
    await expect(jobs.setJob('step-1', 1, 43)).rejects.toThrow(
      'No job was recorded for attempt 1 of step step-1',
    );
  });
});
