import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { Knex } from 'knex';
import {
  createTestDatabase,
  testPasswords,
} from '../__testUtils__/createTestWarehouse';
import { setUpWarehouse } from './setUpWarehouse';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

async function relationsOf(admin: Knex): Promise<string[]> {
  const found = await admin.raw<{ rows: { name: string }[] }>(`
    select c.oid::regclass::text || ' ' || pg_get_userbyid(c.relowner) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('landing', 'control') and c.relkind in ('r', 'v')
    order by 1`);
  return found.rows.map(row => row.name);
}

async function asRole<T>(
  adminUrl: string,
  role: string,
  fn: (knex: Knex) => Promise<T>,
): Promise<T> {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = 'warehouse-test';
  const knex = knexFactory({
    client: 'pg',
    connection: url.href,
    pool: { min: 0, max: 1 },
  });
  try {
    return await fn(knex);
  } finally {
    await knex.destroy();
  }
}

describe('setUpWarehouse', () => {
  it('makes roles that cannot bypass row-level security, and schemas with their owners', async () => {
    const { admin, adminUrl } = await createTestDatabase(databases);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });

    const roles = await admin('pg_roles')
      .whereIn('rolname', Object.keys(testPasswords))
      .select('rolcanlogin', 'rolsuper', 'rolbypassrls', 'rolcreaterole');
    expect(roles).toHaveLength(5);
    for (const role of roles) {
      expect(role).toEqual({
        rolcanlogin: true,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
      });
    }

    const schemas = await admin.raw(`
      select nspname || ' ' || pg_get_userbyid(nspowner) as name
      from pg_namespace where nspname !~ '^(pg_|information_schema|public)'
      order by 1`);
    expect(schemas.rows.map((row: { name: string }) => row.name)).toEqual([
      'candidates dbt_owner',
      'control landing_writer',
      'landing landing_writer',
      'marts dbt_owner',
      'seeds dbt_owner',
      'staging dbt_owner',
    ]);
  });

  it('changes nothing the second time', async () => {
    const { admin, adminUrl } = await createTestDatabase(databases);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });
    const before = await relationsOf(admin);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });

    expect(await relationsOf(admin)).toEqual(before);
    expect(before.filter(name => !name.endsWith(' landing_writer'))).toEqual(
      [],
    );
  });

  it('lets two set-ups of one database run side by side', async () => {
    const { admin, adminUrl } = await createTestDatabase(databases);
    await Promise.all([
      setUpWarehouse({ adminUrl, passwords: testPasswords }),
      setUpWarehouse({ adminUrl, passwords: testPasswords }),
    ]);
    expect(
      await admin('control.warehouse_migrations').distinct('name'),
    ).toHaveLength(6);
    expect(await admin('control.warehouse_migrations')).toHaveLength(6);
  });

  it('works for an administrator who is not superuser', async () => {
    const { admin, adminUrl } = await createTestDatabase(databases);
    const database = new URL(adminUrl).pathname.slice(1);
    const keeper = `keeper_${database.slice(0, 12)}`;
    await admin.raw(`create role ?? login createrole password 'keeper'`, [
      keeper,
    ]);
    try {
      // The roles are there already on this server: it gets what their maker has.
      await setUpWarehouse({ adminUrl, passwords: testPasswords });
      await admin.raw('drop schema control, landing cascade');
      for (const role of Object.keys(testPasswords)) {
        await admin.raw('grant ?? to ?? with admin true, set false', [
          role,
          keeper,
        ]);
      }
      await admin.raw('alter database ?? owner to ??', [database, keeper]);

      const url = new URL(adminUrl);
      url.username = keeper;
      url.password = 'keeper';
      await setUpWarehouse({ adminUrl: url.href, passwords: testPasswords });
      expect(await relationsOf(admin)).toContain(
        'landing.meta_ads_insights landing_writer',
      );
    } finally {
      await admin.raw('alter database ?? owner to current_user', [database]);
      await admin.raw('drop owned by ??', [keeper]);
      await admin.raw('drop role ??', [keeper]);
    }
  });

  it('makes a raw schema of a later connection readable and trimmable at once', async () => {
    const { adminUrl } = await createTestDatabase(databases);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });

    await asRole(adminUrl, 'airbyte_loader', async knex => {
      await knex.raw('create schema raw_harbour_meta');
      await knex.raw('create table raw_harbour_meta.campaigns (id text)');
      await knex.raw(`insert into raw_harbour_meta.campaigns values ('1')`);
    });

    await asRole(adminUrl, 'landing_writer', async knex => {
      expect(await knex('raw_harbour_meta.campaigns')).toEqual([{ id: '1' }]);
      expect(await knex('raw_harbour_meta.campaigns').delete()).toBe(1);
      await expect(
        knex('raw_harbour_meta.campaigns').insert({ id: '2' }),
      ).rejects.toThrow('permission denied');
    });
    for (const role of ['dbt_owner', 'portal_fleet', 'portal_tenant']) {
      await asRole(adminUrl, role, async knex => {
        await expect(knex('raw_harbour_meta.campaigns')).rejects.toThrow(
          'permission denied',
        );
      });
    }
  });

  it('lets dbt_owner alone make temporary tables', async () => {
    const { adminUrl } = await createTestDatabase(databases);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });

    await asRole(adminUrl, 'dbt_owner', knex =>
      knex.raw('create temporary table passing (tenant_id text)'),
    );
    await asRole(adminUrl, 'portal_tenant', async knex => {
      await expect(
        knex.raw('create temporary table mine (tenant_id text)'),
      ).rejects.toThrow('permission denied');
    });
  });

  it.each([
    'select lo_creat(-1)',
    'select lo_create(0)',
    `select lo_from_bytea(0, 'x')`,
    `select lo_put(1, 0, 'x')`,
    `select lowrite(0, 'x')`,
  ])('keeps readers from large objects: %s', async statement => {
    const { adminUrl } = await createTestDatabase(databases);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });
    await asRole(adminUrl, 'portal_tenant', async knex => {
      await expect(knex.raw(statement)).rejects.toThrow('permission denied');
    });
  });

  it('goes down to nothing and up again', async () => {
    const { admin, adminUrl } = await createTestDatabase(databases);
    await setUpWarehouse({ adminUrl, passwords: testPasswords });
    const before = await relationsOf(admin);

    await asRole(adminUrl, 'landing_writer', async knex => {
      const migrations = {
        directory: resolvePackagePath(
          '@adinsights/plugin-platform-node',
          'warehouse',
        ),
        schemaName: 'control',
        tableName: 'warehouse_migrations',
      };
      await knex.migrate.rollback(migrations, true);
    });
    expect(await relationsOf(admin)).toEqual([
      'control.warehouse_migrations landing_writer',
      'control.warehouse_migrations_lock landing_writer',
    ]);

    await setUpWarehouse({ adminUrl, passwords: testPasswords });
    expect(await relationsOf(admin)).toEqual(before);
  });

  it('refuses an empty password before it connects', async () => {
    await expect(
      setUpWarehouse({
        adminUrl: 'postgres://nobody@127.0.0.1:1/nowhere',
        passwords: { ...testPasswords, portal_fleet: '' },
      }),
    ).rejects.toThrow('The password of warehouse role portal_fleet is empty');
  });
});
