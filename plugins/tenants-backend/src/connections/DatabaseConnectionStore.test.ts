import { allTenants } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import { DatabaseTenantStore } from '../tenants/DatabaseTenantStore';
import type { StoredConnection } from './connectionStore';
import { DatabaseConnectionStore } from './DatabaseConnectionStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const at = new Date('2026-01-05T11:00:00.000Z');
const onlyBeta = { all: false as const, tenantIds: new Set(['beta']) };

function connection(
  id: string,
  n: number,
  changes: Partial<StoredConnection> = {},
): StoredConnection {
  return {
    id,
    tenantId: 'alpha',
    provider: 'meta',
    name: `Account ${n}`,
    airbyteInstance: 'default',
    airbyteConnectionId: `3f0c2a4e-0000-4000-8000-00000000000${n}`,
    status: 'active',
    ...changes,
  };
}

describe('DatabaseConnectionStore', () => {
  let knex: Knex;
  let store: DatabaseConnectionStore;

  beforeAll(async () => {
    knex = await createTestDatabase(databases);
    store = DatabaseConnectionStore.create({ database: knex });
  });

  beforeEach(async () => {
    await knex('connections').delete();
    await knex('tenants').delete();
    const tenants = DatabaseTenantStore.create({ database: knex });
    for (const id of ['alpha', 'beta']) {
      const owner = `group:default/${id}`;
      await tenants.insert(
        {
          id,
          name: id,
          timezone: 'UTC',
          currency: 'USD',
          tier: 'standard',
          owner,
        },
        'active',
        at,
      );
    }
  });

  const insert = (...connections: StoredConnection[]) =>
    Promise.all(connections.map(one => store.insert(allTenants, one, at)));
  const ids = async (tenantId: string, scope: typeof onlyBeta | undefined) => {
    const found = await store.list(scope ?? allTenants, tenantId, {
      limit: 100,
    });
    return found.map(({ id }) => id);
  };

  it('lists the connections of one tenant by id', async () => {
    await insert(
      connection('alpha-two', 2),
      connection('alpha-one', 1),
      connection('beta-one', 3, { tenantId: 'beta' }),
    );
    expect(await ids('alpha', undefined)).toEqual(['alpha-one', 'alpha-two']);
    expect(await store.count(allTenants, 'alpha')).toBe(2);
    expect(
      await store.list(allTenants, 'alpha', { after: 'alpha-one', limit: 1 }),
    ).toEqual([connection('alpha-two', 2)]);
  });

  it.each([
    [
      'an id, also of another tenant',
      connection('alpha-one', 2, { tenantId: 'beta' }),
      'id: connection alpha-one exists already',
    ],
    [
      'an Airbyte connection, also of another tenant',
      connection('beta-one', 1, { tenantId: 'beta' }),
      'airbyteConnectionId: 3f0c2a4e-0000-4000-8000-000000000001 is in use by another connection',
    ],
  ])('refuses %s twice', async (_, second, message) => {
    await insert(connection('alpha-one', 1));
    await expect(insert(second)).rejects.toMatchObject({
      name: 'ConflictError',
      message,
    });
    expect(await ids('beta', undefined)).toEqual([]);
  });

  it('takes the same Airbyte connection id of another instance', async () => {
    await insert(
      connection('alpha-one', 1),
      connection('alpha-two', 1, { airbyteInstance: 'second' }),
    );
    expect(await ids('alpha', undefined)).toHaveLength(2);
  });

  it.each([
    ['an unknown tenant', allTenants, 'gamma'],
    ['a tenant outside the scope', onlyBeta, 'alpha'],
  ])('adds nothing to %s', async (_, scope, tenantId) => {
    await expect(
      store.insert(scope, connection('new', 1, { tenantId }), at),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await knex('connections').count()).toEqual([{ count: '0' }]);
  });

  it('adds nothing to a tenant that is leaving', async () => {
    await knex('tenants')
      .where({ id: 'alpha' })
      .update('status', 'offboarding');
    await expect(insert(connection('new', 1))).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'tenant: alpha is offboarding',
    });
  });

  it('reads, changes and removes only where tenant and scope agree', async () => {
    await insert(connection('alpha-one', 1));
    expect(await ids('alpha', onlyBeta)).toEqual([]);
    for (const [scope, tenantId] of [
      [onlyBeta, 'alpha'],
      [allTenants, 'beta'],
    ] as const) {
      const patch = { name: 'Stolen' };
      expect(await store.get(scope, tenantId, 'alpha-one')).toBeUndefined();
      expect(await store.update(scope, tenantId, 'alpha-one', patch, at)).toBe(
        false,
      );
      expect(await store.remove(scope, tenantId, 'alpha-one')).toBe(false);
    }
    expect(await store.get(allTenants, 'alpha', 'alpha-one')).toEqual(
      connection('alpha-one', 1),
    );
  });

  it('changes and removes a connection', async () => {
    await insert(connection('alpha-one', 1));
    const patch = { status: 'paused' as const };
    await store.update(allTenants, 'alpha', 'alpha-one', patch, at);
    expect(await store.get(allTenants, 'alpha', 'alpha-one')).toMatchObject({
      status: 'paused',
      name: 'Account 1',
    });
    expect(await store.remove(allTenants, 'alpha', 'alpha-one')).toBe(true);
    expect(await ids('alpha', undefined)).toEqual([]);
  });
});
