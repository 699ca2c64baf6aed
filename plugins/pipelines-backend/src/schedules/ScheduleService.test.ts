import type { SchedulePut } from '@adinsights/plugin-platform-common';
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
const hourly: SchedulePut = {
  cron: '0 * * * *',
  timezone: 'UTC',
  jitterMs: 3_600_000,
  catchUp: 'latest',
  paused: false,
};

describe('ScheduleService', () => {
  let knex: Knex;
  let clock: TestClock;
  let engine: TestEngine;

  const put = (change: Partial<SchedulePut>) =>
    engine.schedules.put(
      all,
      'negril-resorts',
      { ...hourly, ...change },
      'user:default/engineer',
    );
  const nextSlot = async () => (await knex('schedules').first()).next_slot;

  beforeEach(async () => {
    knex = await openTestDatabase(databases);
    clock = new TestClock('2026-01-05T10:30:00Z');
    engine = createTestEngine(knex, {
      clock,
      directory: new TestDirectory([tenantRecord('negril-resorts')]),
    });
    await put({});
  });

  it('keeps a slot that waits out its jitter when something else changes', async () => {
    clock.set('2026-01-05T11:00:01Z');
    await put({ catchUp: 'skip' });
    expect(await nextSlot()).toEqual(new Date('2026-01-05T11:00:00Z'));
  });

  it('starts a new rhythm with its next slot', async () => {
    clock.set('2026-01-05T11:00:01Z');
    await put({ cron: '15 * * * *' });
    expect(await nextSlot()).toEqual(new Date('2026-01-05T11:15:00Z'));
  });

  it('does not make up for the slots of a pause', async () => {
    await put({ paused: true });
    clock.set('2026-01-05T20:30:00Z');
    await engine.dispatcher.tick();
    await put({});
    await engine.dispatcher.tick();
    expect(await knex('runs').select()).toEqual([]);
    expect(await nextSlot()).toEqual(new Date('2026-01-05T21:00:00Z'));
  });

  it('remembers who changed it', async () => {
    expect(await knex('schedules').first()).toMatchObject({
      updated_by: 'user:default/engineer',
      updated_at: clock.now(),
    });
  });

  it('shows a schedule to those alone who have the tenant in scope', async () => {
    const none = { all: false, tenantIds: new Set<string>() } as const;
    expect(await engine.schedules.list(none)).toEqual([]);
    expect(await engine.schedules.list(all)).toHaveLength(1);
  });
});
