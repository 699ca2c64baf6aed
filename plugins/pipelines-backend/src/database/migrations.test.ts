import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { openTestDatabase } from '../__testUtils__/testEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const directory = resolvePackagePath(
  '@adinsights/plugin-pipelines-backend',
  'migrations',
);

describe('migrations', () => {
  it('go up, take a run with everything below it, and go down', async () => {
    const knex = await openTestDatabase(databases);
    const at = new Date('2026-01-05T11:00:00Z');
    await knex('runs').insert({
      id: 'run-1',
      tenant_id: 'negril-resorts',
      kind: 'manual',
      state: 'running',
      priority: 0,
      queued_at: at,
      traceparent: 'trace',
      trace_id: 'trace',
    });
    await knex('steps').insert({
      id: 'step-1',
      run_id: 'run-1',
      kind: 'sync',
      state: 'running',
      attempt: 1,
      not_before: at,
      connection_id: 'negril-resorts-meta',
    });
    await knex('external_jobs').insert({
      step_id: 'step-1',
      attempt: 1,
      connection_id: 'negril-resorts-meta',
      airbyte_instance: 'default',
      recorded_at: at,
    });
    await knex('runs').delete();
    expect(await knex('external_jobs').select()).toEqual([]);

    const migrations = await knex.migrate.list({ directory });
    for (const _ of migrations[0]) {
      await knex.migrate.down({ directory });
    }
    const { rows } = await knex.raw(
      `select table_name from information_schema.tables
       where table_schema = 'public' and table_name not like 'knex_%'`,
    );
    expect(rows).toEqual([]);
  });
});
