import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createTestWarehouse,
  TestWarehouse,
} from './__testUtils__/createTestWarehouse';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('rates that come late', () => {
  let warehouse: TestWarehouse;

  beforeAll(async () => {
    warehouse = await createTestWarehouse(databases);
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
  });

  beforeEach(async () => {
    await warehouse.access.asLandingWriter(async trx => {
      await trx('control.fx_rates').delete();
      await trx('landing._days').delete();
      await trx('control.tenant_versions').delete();
      await trx('control.tenant_versions').insert([
        { tenant_id: 'harbour', version: 5 },
        { tenant_id: 'orchard', version: 2 },
      ]);
      const landed = (tenant: string, day: string, version: number, rows = 1) =>
        trx('landing._days').insert({
          tenant_id: tenant,
          connection_id: `${tenant}-meta`,
          stream: 'ads_insights',
          day,
          sync_id: version,
          rows,
          hash: 1,
          version,
          changed_at: '2026-03-10T12:00:00Z',
        });
      await landed('harbour', '2026-03-09', 5);
      await landed('harbour', '2026-03-10', 5);
      await landed('harbour', '2026-03-11', 4, 0);
      await landed('harbour', '2026-03-17', 5);
      await landed('harbour', '2026-03-18', 5);
      await landed('orchard', '2026-03-01', 2);
    });
  });

  const rate = (
    day: string,
    value: number,
    conflict:
      | 'do nothing'
      | 'do update set rate = excluded.rate' = 'do nothing',
  ) =>
    warehouse.access.asLandingWriter(trx =>
      trx.raw(
        `insert into control.fx_rates (day, from_currency, to_currency, rate)
         values (:day, 'USD', 'JMD', :value)
         on conflict (day, from_currency, to_currency) ${conflict}`,
        { day, value },
      ),
    );

  /** The days that a wave lists after one that was formed at these versions. */
  async function daysToBuild(): Promise<string[]> {
    const found = await warehouse.admin.raw<{ rows: { day: string }[] }>(`
      select d.tenant_id || ' ' || d.day as day
      from landing._days d
      join control.tenant_versions v using (tenant_id)
      join (values ('harbour', 5), ('orchard', 2)) as p(tenant_id, version)
        using (tenant_id)
      where d.version > p.version and d.version <= v.version
      order by 1`);
    return found.rows.map(({ day }) => day);
  }

  const versions = async () =>
    Object.fromEntries(
      (await warehouse.admin('control.tenant_versions')).map(
        ({ tenant_id, version }) => [tenant_id, version],
      ),
    );

  it('are built into the landed days of the week they may stand for', async () => {
    await rate('2026-03-10', 158);
    expect(await daysToBuild()).toEqual([
      'harbour 2026-03-10',
      'harbour 2026-03-17',
    ]);
    expect(await versions()).toEqual({ harbour: '6', orchard: '2' });
  });

  it('change nothing when they come again', async () => {
    await rate('2026-03-10', 158);
    await rate('2026-03-10', 158);
    await rate('2026-03-10', 158, 'do update set rate = excluded.rate');
    expect(await versions()).toEqual({ harbour: '6', orchard: '2' });
  });

  it('count again when a rate is another', async () => {
    await rate('2026-03-10', 158);
    await rate('2026-03-10', 159, 'do update set rate = excluded.rate');
    expect(await versions()).toEqual({ harbour: '7', orchard: '2' });
    expect(await daysToBuild()).toHaveLength(2);
  });

  it('count once for all rates of a statement, per tenant', async () => {
    await warehouse.access.asLandingWriter(trx =>
      trx('control.fx_rates').insert(
        ['2026-03-01', '2026-03-09', '2026-03-10'].flatMap(day => [
          { day, from_currency: 'USD', to_currency: 'JMD', rate: 158 },
          { day, from_currency: 'JMD', to_currency: 'USD', rate: 0.0063 },
        ]),
      ),
    );
    expect(await versions()).toEqual({ harbour: '6', orchard: '3' });
  });

  it('touch nothing where no day has landed', async () => {
    await rate('2026-03-19', 158);
    await rate('2026-02-21', 158);
    expect(await versions()).toEqual({ harbour: '5', orchard: '2' });
    expect(await daysToBuild()).toEqual([]);
  });

  it('wait for a landing under way, and count after it', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await warehouse.access.asLandingWriter(async trx => {
      await trx('control.tenant_versions')
        .where({ tenant_id: 'harbour' })
        .update({ version: 6 });
      late = rate('2026-03-10', 158);
      await new Promise(resolve => setTimeout(resolve, 200));
      await trx('landing._days')
        .where({ tenant_id: 'harbour', day: '2026-03-09' })
        .update({ version: 6 });
    });
    await late;
    expect(await versions()).toEqual({ harbour: '7', orchard: '2' });
    expect(await daysToBuild()).toEqual([
      'harbour 2026-03-09',
      'harbour 2026-03-10',
      'harbour 2026-03-17',
    ]);
  });
});
