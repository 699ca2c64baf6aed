import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createEmptyDatabase,
  migrationsDirectory,
} from '../__testUtils__/createTestDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const tenant = {
  id: 'alpha',
  name: 'Alpha',
  status: 'active',
  timezone: 'UTC',
  currency: 'USD',
  tier: 'standard',
  owner: 'group:default/alpha',
  created_at: new Date(),
  updated_at: new Date(),
};

describe('migrations', () => {
  it('go up, hold rows, go down and up again', async () => {
    const knex = await createEmptyDatabase(databases);
    const directory = migrationsDirectory;
    await knex.migrate.latest({ directory });
    await knex('tenants').insert(tenant);
    await expect(
      knex('tenants').insert({ ...tenant, id: 'beta', status: 'gone' }),
    ).rejects.toThrow('tenants_status_check');
    await expect(
      knex('connections').insert({
        id: 'gamma-meta',
        tenant_id: 'gamma',
        provider: 'meta',
        name: 'Meta',
        airbyte_instance: 'default',
        airbyte_connection_id: '3f0c2a4e-0000-4000-8000-000000000001',
        status: 'active',
        created_at: new Date(),
        updated_at: new Date(),
      }),
    ).rejects.toThrow('foreign key');

    await knex.migrate.down({ directory });
    expect(await knex.schema.hasTable('tenants')).toBe(false);
    expect(await knex.schema.hasTable('connections')).toBe(false);

    await knex.migrate.latest({ directory });
    expect(await knex('tenants')).toEqual([]);
  });
});
