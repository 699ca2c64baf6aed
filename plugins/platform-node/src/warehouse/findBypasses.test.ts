import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createTestWarehouse,
  TestWarehouse,
} from './__testUtils__/createTestWarehouse';
import { Bypass, findBypasses } from './findBypasses';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('findBypasses', () => {
  let warehouse: TestWarehouse;

  beforeAll(async () => {
    warehouse = await createTestWarehouse(databases);
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
  });

  // Rolled back: the roles belong to the whole server, other suites use them.
  async function bypassesAfter(change: string): Promise<Bypass[]> {
    const trx = await warehouse.admin.transaction();
    try {
      await trx.raw(change);
      return await findBypasses(trx);
    } finally {
      await trx.rollback();
    }
  }

  it.each([
    'select 1',
    `create table marts.daily (tenant_id text);
     alter table marts.daily owner to dbt_owner;
     select control.secure('marts.daily', 'dbt_owner')`,
    `create table marts.daily (tenant_id varchar);
     alter table marts.daily owner to dbt_owner;
     select control.secure('marts.daily', 'dbt_owner')`,
  ])('finds none as it was set up: %s', async change => {
    expect(await bypassesAfter(change)).toEqual([]);
  });

  it.each([
    [
      'alter role portal_tenant bypassrls',
      { role: 'portal_tenant', reason: 'has BYPASSRLS' },
    ],
    [
      'alter role portal_fleet superuser',
      { role: 'portal_fleet', reason: 'is superuser' },
    ],
    [
      'grant landing_writer to portal_fleet with inherit false',
      {
        role: 'portal_fleet',
        reason:
          'is a member of landing_writer, which owns relations of landing or marts',
      },
    ],
    [
      'alter role airbyte_loader bypassrls; grant airbyte_loader to portal_tenant',
      {
        role: 'portal_tenant',
        reason: 'is a member of airbyte_loader, which has BYPASSRLS',
      },
    ],
    [
      `create view marts.everything as select 1 as tenant_id;
       grant select on marts.everything to portal_tenant`,
      {
        role: 'portal_tenant',
        reason:
          'may read marts.everything, which has no forced row-level security',
      },
    ],
    [
      'alter role portal_tenant createrole',
      { role: 'portal_tenant', reason: 'has CREATEROLE' },
    ],
    [
      'alter role airbyte_loader createrole; grant airbyte_loader to portal_tenant',
      {
        role: 'portal_tenant',
        reason: 'is a member of airbyte_loader, which has CREATEROLE',
      },
    ],
    [
      'grant insert on control.fx_rates to public',
      { role: 'portal_tenant', reason: 'may write control.fx_rates' },
    ],
  ])('finds %p', async (change, bypass) => {
    expect(await bypassesAfter(change)).toContainEqual(bypass);
  });

  it.each(['insert', 'update (tenant_id)', 'delete', 'truncate'])(
    'finds that a role may %s',
    async privilege => {
      expect(
        await bypassesAfter(
          `grant ${privilege} on landing._loads to portal_fleet`,
        ),
      ).toEqual([{ role: 'portal_fleet', reason: 'may write landing._loads' }]);
    },
  );

  it.each([
    ['extra', 'create policy extra on landing._loads using (true)'],
    [
      'extra',
      'create policy extra on landing._loads for select to portal_fleet, portal_tenant using (true)',
    ],
    [
      'portal_tenant_select',
      'alter policy portal_tenant_select on landing._loads using (true)',
    ],
    [
      'portal_tenant_select',
      `alter policy portal_tenant_select on landing._loads
         using (tenant_id = nullif(current_setting('app.tenant', true), ''))`,
    ],
    [
      'portal_fleet_select',
      'alter policy portal_fleet_select on landing._loads to portal_fleet, portal_tenant',
    ],
    [
      'portal_tenant_select',
      `drop policy portal_tenant_select on landing._loads;
       create policy portal_tenant_select on landing._loads to portal_tenant
         using (tenant_id = nullif(current_setting('app.tenant_id', true), ''))`,
    ],
  ])('finds the policy %s after %p', async (policy, change) => {
    expect(await bypassesAfter(change)).toContainEqual({
      role: 'portal_tenant',
      reason: `is let into landing._loads by policy ${policy}, which is not as set up`,
    });
  });

  it('has nothing against a policy that only narrows', async () => {
    expect(
      await bypassesAfter(
        'create policy recent on landing._loads as restrictive using (rows > 0)',
      ),
    ).toEqual([]);
  });
});
