import { allTenants } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import { DatabaseTenantStore } from './DatabaseTenantStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const created = new Date('2026-01-05T11:00:00.000Z');
const changed = new Date('2026-01-05T12:00:00.000Z');
const only = (...ids: string[]) => ({
  all: false as const,
  tenantIds: new Set(ids),
});

function newTenant(id: string, name = id) {
  return {
    id,
    name,
    timezone: 'America/Jamaica',
    currency: 'JMD',
    tier: 'standard' as const,
    owner: `group:default/${id}`,
  };
}

describe('DatabaseTenantStore', () => {
  let knex: Knex;
  let store: DatabaseTenantStore;

  beforeAll(async () => {
    knex = await createTestDatabase(databases);
    store = DatabaseTenantStore.create({ database: knex });
  });

  beforeEach(async () => {
    await knex('connections').delete();
    await knex('tenants').delete();
  });

  const insert = (...tenants: ReturnType<typeof newTenant>[]) =>
    Promise.all(
      tenants.map(tenant => store.insert(tenant, 'onboarding', created)),
    );
  const names = async (
    request: Partial<Parameters<DatabaseTenantStore['list']>[1]>,
    scope: Parameters<DatabaseTenantStore['list']>[0] = allTenants,
  ) => {
    const found = await store.list(scope, { limit: 100, ...request });
    return found.map(({ name }) => name);
  };

  it('gives back what was stored', async () => {
    await insert(newTenant('alpha', 'Café Ünïcode 咖啡'));
    expect(await store.get(allTenants, 'alpha')).toEqual({
      ...newTenant('alpha', 'Café Ünïcode 咖啡'),
      status: 'onboarding',
      createdAt: created,
      updatedAt: created,
      connections: 0,
    });
  });

  it('refuses an id twice', async () => {
    await insert(newTenant('alpha'));
    await expect(insert(newTenant('alpha', 'Other'))).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'id: tenant alpha exists already',
    });
    expect(await names({})).toEqual(['alpha']);
  });

  it('pages by name, then id, without gap or repetition', async () => {
    await insert(
      newTenant('d', 'Delta'),
      newTenant('b2', 'Beta'),
      newTenant('b1', 'Beta'),
      newTenant('a', 'Alpha'),
    );
    const seen: string[] = [];
    let after: [string, string] | undefined;
    for (;;) {
      const [next] = await store.list(allTenants, { after, limit: 1 });
      if (!next) {
        break;
      }
      seen.push(next.id);
      after = [next.name, next.id];
    }
    expect(seen).toEqual(['a', 'b1', 'b2', 'd']);
  });

  it.each([
    ['part of a name in any case', 'COFFEE', ['Blue Coffee']],
    ['part of an id', 'king', ['Motors']],
    ['a percent sign as itself', '%', ['100% Pure']],
    ['an underscore as itself', '_', []],
    ['a backslash as itself', '\\', []],
    ['nothing that matches', 'zzz', []],
  ])('searches by %s', async (_, q, expected) => {
    await insert(
      newTenant('blue', 'Blue Coffee'),
      newTenant('kingston', 'Motors'),
      newTenant('pure', '100% Pure'),
    );
    expect(await names({ q })).toEqual(expected);
    expect(await store.count(allTenants, { q })).toBe(expected.length);
  });

  it('filters by status', async () => {
    await insert(newTenant('alpha'), newTenant('beta'));
    await store.update(allTenants, 'beta', { status: 'active' }, changed);
    expect(await names({ status: 'active' })).toEqual(['beta']);
    expect(await store.count(allTenants, { status: 'onboarding' })).toBe(1);
  });

  it('shows nothing outside the scope', async () => {
    await insert(newTenant('alpha'), newTenant('beta'));
    const scope = only('alpha', 'unknown');
    expect(await names({}, scope)).toEqual(['alpha']);
    expect(await names({ q: 'beta' }, scope)).toEqual([]);
    expect(await store.count(scope, {})).toBe(1);
    expect(await store.get(scope, 'beta')).toBeUndefined();
    expect(await store.listAll(scope)).toHaveLength(1);
    expect(await names({}, only())).toEqual([]);
  });

  it('changes what a patch names and when', async () => {
    await insert(newTenant('alpha'));
    await store.update(allTenants, 'alpha', { name: 'New' }, changed);
    expect(await store.get(allTenants, 'alpha')).toMatchObject({
      name: 'New',
      currency: 'JMD',
      createdAt: created,
      updatedAt: changed,
    });
  });

  it.each([
    ['an unknown tenant', allTenants, 'beta'],
    ['a tenant outside the scope', only('beta'), 'alpha'],
  ])('does not change %s', async (_, scope, id) => {
    await insert(newTenant('alpha'));
    await expect(
      store.update(scope, id, { name: 'New' }, changed),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await names({})).toEqual(['alpha']);
  });

  it.each(['offboarding', 'offboarded'])(
    'does not bring a tenant back that is %s',
    async status => {
      await insert(newTenant('alpha'));
      await knex('tenants').update({ status });
      await expect(
        store.update(allTenants, 'alpha', { status: 'active' }, changed),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    },
  );

  it('changes the currency while nothing has run', async () => {
    await insert(newTenant('alpha'));
    await store.update(
      allTenants,
      'alpha',
      { currency: 'USD', status: 'active' },
      changed,
    );
    expect(await store.get(allTenants, 'alpha')).toMatchObject({
      currency: 'USD',
      status: 'active',
    });
  });

  it.each(['active', 'suspended'] as const)(
    'keeps the currency of a tenant that is %s',
    async status => {
      await insert(newTenant('alpha'));
      await store.update(allTenants, 'alpha', { status }, changed);
      await expect(
        store.update(
          allTenants,
          'alpha',
          { currency: 'USD', name: 'New' },
          changed,
        ),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: `currency: tenant alpha is ${status} and keeps JMD, got USD`,
      });
      await store.update(
        allTenants,
        'alpha',
        { currency: 'JMD', tier: 'premium' },
        changed,
      );
      expect(await store.get(allTenants, 'alpha')).toMatchObject({
        name: 'alpha',
        currency: 'JMD',
        tier: 'premium',
      });
    },
  );

  it('tells other back ends every tenant with its connections', async () => {
    await insert(newTenant('beta'), newTenant('alpha'));
    await knex('connections').insert({
      id: 'beta-meta',
      tenant_id: 'beta',
      provider: 'meta',
      name: 'Beta on Meta',
      airbyte_instance: 'default',
      airbyte_connection_id: '3f0c2a4e-0000-4000-8000-000000000001',
      status: 'active',
      created_at: created,
      updated_at: created,
    });
    expect(await store.directory()).toEqual([
      {
        ...newTenant('alpha'),
        status: 'onboarding',
        createdAt: created,
        connections: [],
      },
      {
        ...newTenant('beta'),
        status: 'onboarding',
        createdAt: created,
        connections: [
          {
            id: 'beta-meta',
            provider: 'meta',
            airbyteInstance: 'default',
            airbyteConnectionId: '3f0c2a4e-0000-4000-8000-000000000001',
            status: 'active',
          },
        ],
      },
    ]);
    expect(await store.get(allTenants, 'beta')).toMatchObject({
      connections: 1,
    });
  });

  it('pages 10,000 tenants by their index', async () => {
    await knex.raw(`
      insert into tenants
      select 't' || n, 'Tenant ' || lpad(n::text, 5, '0'), 'active', 'UTC', 'USD',
             'standard', 'group:default/t' || n, now(), now()
      from generate_series(1, 10000) n`);
    await knex.raw('analyze tenants');
    const { rows } = await knex.raw<{ rows: { 'QUERY PLAN': string }[] }>(
      `explain select * from tenants where (name, id) > (?, ?)
       order by name, id limit 20`,
      ['Tenant 05000', 't5000'],
    );
    expect(rows.map(row => row['QUERY PLAN']).join('\n')).toContain(
      'Index Scan using tenants_name_id_idx',
    );
    expect(
      await names({ after: ['Tenant 09998', 't9998'], limit: 20 }),
    ).toEqual(['Tenant 09999', 'Tenant 10000']);
  });
});
