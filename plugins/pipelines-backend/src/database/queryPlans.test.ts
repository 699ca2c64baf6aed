import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openTestDatabase } from '../__testUtils__/testEngine';
import { tenantRunsQuery } from './operations/fleet/readTenantRuns';
import { admissibleQuery } from './operations/runs/admit';
import { dueQuery } from './operations/schedules/queueDue';
import { syncsQuery } from './operations/telemetry/readSyncs';
import { slotLineQuery } from './operations/runs/startSyncs';
import { queuedQuery, runningQuery } from './operations/runs/readWaiting';
import { readyQuery } from './operations/waves/form';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const now = new Date('2026-01-05T12:00:00Z');

// 2,000 tenants with 20 runs each: 300 tenants wait, one of them with 1,000
// runs; 300 are at work, the rest is history.
const fill = `
  insert into schedules (tenant_id, cron, timezone, jitter_ms, catch_up,
    next_slot, next_due, updated_at, updated_by)
  select 'tenant-' || i, '0 6-22 * * *', 'America/Jamaica', 0, 'latest',
    due, due, due, 'test'
  from generate_series(1, 2000) i,
    lateral (select timestamptz '2026-01-05 11:00Z' + i * interval '1 minute' as due) d;
  insert into runs (id, tenant_id, kind, state, priority, queued_at,
    started_at, ready_at, ended_at, traceparent, trace_id)
  select 'run-' || i || '-' || n, 'tenant-' || i, 'backfill',
    case when i <= 300 and n = 20 then 'queued'
         when i between 301 and 600 and n = 20 then 'running'
         else 'succeeded' end,
    3, at, at,
    case when i between 301 and 600 and n = 20 then at end,
    case when i > 600 or n < 20 then at end, '', ''
  from generate_series(1, 2000) i, generate_series(1, 20) n,
    lateral (select timestamptz '2026-01-01Z' + n * interval '1 hour' as at) t;
  insert into runs (id, tenant_id, kind, state, priority, queued_at,
    traceparent, trace_id)
  select 'run-1-more-' || n, 'tenant-1', 'backfill', 'queued', 3,
    timestamptz '2026-01-02Z' + n * interval '1 minute', '', ''
  from generate_series(1, 1000) n;
  insert into steps (id, run_id, kind, state, attempt, not_before,
    connection_id, airbyte_instance, turn)
  select runs.id || part, runs.id, part,
    case when runs.state = 'running' and (part = 'transform' or random() < 0.5)
         then 'pending' else 'succeeded' end,
    1, queued_at, case when part = 'sync' then tenant_id || '-meta' end,
    case when part = 'sync' then 'default' end, random()
  from runs, unnest(array['sync', 'transform']) as part;
  insert into lanes (tenant_id, queued, running)
  select tenant_id, count(*) filter (where state = 'queued'),
    count(*) filter (where state = 'running')
  from runs group by 1;
  insert into step_attempts (step_id, attempt, tenant_id, kind, connection_id,
    state, started_at, ended_at, rows)
  select steps.id, 1, tenant_id, steps.kind, connection_id, 'succeeded',
    queued_at, queued_at, 1
  from steps join runs on runs.id = run_id;
  analyze;`;

async function planOf(knex: Knex, query: Knex.Raw): Promise<string> {
  const { rows } = await knex.raw<{ rows: { 'QUERY PLAN': string }[] }>(
    'explain ?',
    [query],
  );
  return rows.map(row => row['QUERY PLAN']).join('\n');
}

describe('query plans', () => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await openTestDatabase(databases);
    await knex.raw(fill);
  });

  it.each([
    ['the due scan', () => dueQuery(knex, now, 1000), ['schedules_due']],
    [
      'admission',
      () => admissibleQuery(knex, 200),
      ['lanes_waiting', 'runs_one_running', 'runs_queued_of_tenant'],
    ],
    [
      'the line for slots',
      () => slotLineQuery(knex, 'default', now, 5),
      ['steps_slot_line'],
    ],
    [
      'the place of queued runs',
      () => queuedQuery(knex, ['run-1-20', 'run-1-more-7']),
      ['runs_queued_of_tenant'],
    ],
    [
      'the place of running runs',
      () => runningQuery(knex, ['run-301-20'], now),
      ['steps_of_run', 'steps_slot_line', 'runs_ready'],
    ],
    [
      'what is to be cancelled',
      () =>
        knex.raw(
          `select id from runs
           where state = 'running' and cancel_requested_at is not null`,
        ),
      ['runs_to_cancel'],
    ],
    ['the ready line', () => readyQuery(knex, now, 1000), ['runs_ready']],
    [
      'telemetry',
      () => syncsQuery(knex, ['tenant-1-meta', 'tenant-2-meta']),
      [
        'step_attempts_sync_started',
        'step_attempts_sync_ended',
        'step_attempts_sync_landed',
      ],
    ],
    [
      'the fleet',
      () => tenantRunsQuery(knex, ['tenant-1', 'tenant-2']),
      ['runs_last_ended', 'runs_one_running'],
    ],
    [
      'the list of runs',
      () =>
        knex.raw(
          `select * from runs where (queued_at, id) < (?, 'run')
           order by queued_at desc, id desc limit 20`,
          [now],
        ),
      ['runs_newest'],
    ],
    [
      'the list of a tenant',
      () =>
        knex.raw(
          `select * from runs where tenant_id = 'tenant-1'
             and (queued_at, id) < (?, 'run')
           order by queued_at desc, id desc limit 20`,
          [now],
        ),
      ['runs_newest_of_tenant'],
    ],
  ])('%s reads by its index', async (_name, query, indexes) => {
    const plan = await planOf(knex, query());
    for (const index of indexes) {
      expect(plan).toMatch(new RegExp(`using ${index} |on ${index}\\b`, 'i'));
    }
    expect(plan).not.toMatch(
      /Seq Scan on (schedules|runs|steps|step_attempts|lanes)/,
    );
  });
});
