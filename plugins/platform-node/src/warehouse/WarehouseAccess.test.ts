import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  createTestWarehouse,
  TestWarehouse,
} from './__testUtils__/createTestWarehouse';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('WarehouseAccess', () => {
  let warehouse: TestWarehouse;

  beforeAll(async () => {
    warehouse = await createTestWarehouse(databases);
    await warehouse.access.asDbtOwner(async trx => {
      await trx.raw(
        'create table marts.campaign_daily (tenant_id text, day date, clicks bigint)',
      );
      await trx.raw(
        `select control.secure('marts.campaign_daily', 'dbt_owner')`,
      );
      await trx('marts.campaign_daily').insert([
        { tenant_id: 'harbour', day: '2026-03-01', clicks: 1 },
        { tenant_id: 'harbour', day: '2026-03-02', clicks: 2 },
        { tenant_id: 'summit', day: '2026-03-01', clicks: 4 },
      ]);
    });
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
  });

  const clicks = async (trx: Knex.Transaction) => {
    const rows = await trx('marts.campaign_daily')
      .orderBy('clicks')
      .select('clicks');
    return rows.map(row => row.clicks);
  };

  it('shows a tenant its own rows only', async () => {
    expect(await warehouse.access.withTenant('harbour', clicks)).toEqual([
      '1',
      '2',
    ]);
    expect(await warehouse.access.withTenant('summit', clicks)).toEqual(['4']);
    expect(await warehouse.access.withTenant('nobody', clicks)).toEqual([]);
  });

  it('does not let a condition reach another tenant', async () => {
    const found = await warehouse.access.withTenant('harbour', trx =>
      trx('marts.campaign_daily').where({ tenant_id: 'summit' }),
    );
    expect(found).toEqual([]);
  });

  it('shows nothing once the setting is gone with its transaction', async () => {
    await warehouse.access.withTenant('harbour', clicks);
    const found = await warehouse.access.withTenant('harbour', async trx => {
      await trx.raw('reset app.tenant_id');
      return clicks(trx);
    });
    expect(found).toEqual([]);
  });

  it.each(['Harbour', "x' or '1'='1", '', 'a', 'all'])(
    'refuses %p as a tenant',
    async id => {
      await expect(warehouse.access.withTenant(id, clicks)).rejects.toThrow(
        `"${id}" is not a tenant id`,
      );
    },
  );

  it('shows the fleet all rows', async () => {
    expect(await warehouse.access.asFleet(clicks)).toEqual(['1', '2', '4']);
  });

  it('only reads as a portal role', async () => {
    const write = (trx: Knex.Transaction) =>
      trx('marts.campaign_daily').insert({ tenant_id: 'harbour' });
    await expect(warehouse.access.withTenant('harbour', write)).rejects.toThrow(
      'read-only transaction',
    );
    await expect(warehouse.access.asFleet(write)).rejects.toThrow(
      'read-only transaction',
    );
  });

  it('keeps landing from tenants and shows the fleet its bookkeeping alone', async () => {
    await expect(
      warehouse.access.withTenant('harbour', trx => trx('landing._loads')),
    ).rejects.toThrow('permission denied');
    expect(
      await warehouse.access.asFleet(trx => trx('landing._loads')),
    ).toEqual([]);
    await expect(
      warehouse.access.asFleet(trx => trx('landing.meta_ads_insights')),
    ).rejects.toThrow('permission denied');
  });

  it('lets the landing writer read what was published', async () => {
    expect(await warehouse.access.asLandingWriter(clicks)).toEqual([
      '1',
      '2',
      '4',
    ]);
  });

  it('gives days as written, whatever the time zone of the process', async () => {
    const [row] = await warehouse.access.withTenant('summit', trx =>
      trx('marts.campaign_daily').select('day'),
    );
    expect(row.day).toBe('2026-03-01');
  });

  it('undoes a transaction whose function throws', async () => {
    await expect(
      warehouse.access.asLandingWriter(async trx => {
        await trx('control.tenant_versions').insert({
          tenant_id: 'harbour',
          version: 1,
        });
        throw new Error('crashed');
      }),
    ).rejects.toThrow('crashed');
    expect(
      await warehouse.access.asLandingWriter(trx =>
        trx('control.tenant_versions'),
      ),
    ).toEqual([]);
  });

  describe('assertNoBypass', () => {
    it('accepts a warehouse as it was set up', async () => {
      await expect(warehouse.access.assertNoBypass()).resolves.toBeUndefined();
    });

    it('refuses when a portal role owns a relation it should be filtered on', async () => {
      await warehouse.admin.raw('create table marts.leak (tenant_id text)');
      await warehouse.admin.raw(
        'alter table marts.leak owner to portal_tenant',
      );
      try {
        await expect(warehouse.access.assertNoBypass()).rejects.toThrow(
          'role portal_tenant owns marts.leak',
        );
      } finally {
        await warehouse.admin.raw('drop table marts.leak');
      }
    });

    it('refuses when a portal role may read a relation without row-level security', async () => {
      await warehouse.admin.raw('create table marts.open (tenant_id text)');
      await warehouse.admin.raw('grant select on marts.open to portal_fleet');
      try {
        await expect(warehouse.access.assertNoBypass()).rejects.toThrow(
          'role portal_fleet may read marts.open, which has no forced row-level security',
        );
      } finally {
        await warehouse.admin.raw('drop table marts.open');
      }
    });
  });

  it('opens nothing any more after it was shut down', async () => {
    const { access } = await createTestWarehouse(databases);
    await access.destroy();
    await expect(access.asFleet(clicks)).rejects.toThrow('shut down');
  });
});
