import { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createLandingWarehouse } from './__testUtils__/createLandingWarehouse';
import { LANDING_STREAMS } from './streams';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const streams = Object.values(LANDING_STREAMS).flat();

describe('LANDING_STREAMS', () => {
  let admin: Knex;
  let access: WarehouseAccess;

  beforeAll(async () => {
    ({ admin, access } = await createLandingWarehouse(databases));
  });

  afterAll(async () => {
    await access?.destroy();
  });

  it('names every landing table once, and no other', async () => {
    const tables = await admin('pg_tables')
      .where({ schemaname: 'landing' })
      .whereNot('tablename', 'like', '\\_%')
      .pluck('tablename');
    expect(streams.map(({ table }) => table).sort()).toEqual(tables.sort());
  });

  it.each(streams)('agrees with $table on its key', async stream => {
    const columns = await admin('information_schema.columns')
      .where({ table_schema: 'landing', table_name: stream.table })
      .pluck('column_name');
    expect(columns).toEqual(
      expect.arrayContaining([
        'tenant_id',
        'connection_id',
        'sync_id',
        'bad',
        ...stream.key,
      ]),
    );
    expect(columns.includes('day')).toBe(stream.kind === 'day');

    const index = await admin.raw<{ rows: { columns: string }[] }>(
      `select string_agg(a.attname, ',' order by array_position(i.indkey::int[], a.attnum::int)) as columns
       from pg_index i join pg_attribute a
         on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indrelid = ?::regclass group by i.indexrelid`,
      [`landing.${stream.table}`],
    );
    expect(index.rows.map(row => row.columns)).toEqual([
      stream.kind === 'day'
        ? 'tenant_id,day'
        : ['tenant_id', 'connection_id', ...stream.key].join(','),
    ]);
  });

  it('has row-level security forced on every table', async () => {
    const open = await admin('pg_class')
      .whereRaw(`relnamespace = 'landing'::regnamespace and relkind = 'r'`)
      .andWhereRaw('not (relrowsecurity and relforcerowsecurity)')
      .pluck('relname');
    expect(open).toEqual([]);
  });
});
