import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createTestDatabase,
  migrationsDirectory,
} from './__testUtils__/createTestDatabase';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

jest.setTimeout(60_000);

it('goes up, takes rows, goes down to nothing and up again', async () => {
  const knex = await createTestDatabase(databases);
  await knex('snapshots').insert({
    id: '00000000-0000-4000-8000-000000000001',
    tenant_id: 'one',
    dataset: 'live',
    wave_id: 'w',
    run_id: 'r',
    step_id: 's',
    generated_at: new Date(0),
    body: Buffer.from(''),
    checksum: '',
    bytes: 0,
    rows: '{}',
  });
  await knex.migrate.rollback({ directory: migrationsDirectory }, true);
  const { rows } = await knex.raw(
    `select relname from pg_class
     where relname ~ '^(snapshot|freshness)' and relkind = 'r'`,
  );
  expect(rows).toEqual([]);
  await knex.migrate.latest({ directory: migrationsDirectory });
  expect(await knex('snapshots')).toEqual([]);
});
