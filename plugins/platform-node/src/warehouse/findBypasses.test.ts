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

  it('finds none as it was set up', async () => {
    expect(await bypassesAfter('select 1')).toEqual([]);
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
  ])('finds %p', async (change, bypass) => {
    expect(await bypassesAfter(change)).toContainEqual(bypass);
  });
});
