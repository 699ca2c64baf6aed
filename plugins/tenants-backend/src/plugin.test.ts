import {
  Freshness,
  TelemetryItem,
  tenantSchema,
} from '@adinsights/plugin-platform-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import { createEmptyDatabase } from './__testUtils__/createTestDatabase';
import { startTenantsBackend } from './__testUtils__/startTenantsBackend';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const fresh: Freshness = {
  state: 'fresh',
  reason: 'snapshot/on_schedule',
  since: '2026-01-05T11:00:00.000Z',
  stateUntil: '2026-01-05T13:05:00.000Z',
  nextExpectedAt: '2026-01-05T12:00:00.000Z',
};

const telemetry: TelemetryItem = {
  tenantId: 'kingston-motors',
  connectionId: 'kingston-motors-meta',
  provider: 'meta',
  syncStatus: 'ok',
  lastSyncedAt: '2026-01-05T11:05:00.000Z',
  lastAttemptAt: '2026-01-05T11:00:00.000Z',
  lastState: 'succeeded',
  rowsLast: 120,
  rows7d: 900,
  durationP50Ms: 60_000,
  failures24h: 0,
  lastError: null,
};

describe('tenants back end', () => {
  it('takes a tenant from onboarding to its lead', async () => {
    const knex = await createEmptyDatabase(databases);
    const { call } = await startTenantsBackend({
      knex,
      metrics: { freshness: async () => new Map([['kingston-motors', fresh]]) },
      pipelines: {
        schedules: async () => new Map(),
        telemetry: async () => [telemetry],
      },
    });

    const tenant = {
      id: 'kingston-motors',
      name: 'Kingston Motors',
      currency: 'USD',
      owner: 'group:default/alpha',
    };
    await call('service', 'post', '/tenants', tenant).expect(201);
    await call('service', 'post', '/tenants', tenant).expect(409);
    const connections = '/tenants/kingston-motors/connections';
    await call('service', 'post', connections, {
      id: 'kingston-motors-meta',
      provider: 'meta',
      name: 'Kingston Motors on Meta',
      airbyteConnectionId: '3f0c2a4e-0000-4000-8000-000000000001',
    }).expect(201);
    await call('service', 'patch', '/tenants/kingston-motors', {
      status: 'active',
    }).expect(200);

    const seen = await call('lead', 'get', '/tenants/kingston-motors');
    expect(tenantSchema.parse(seen.body)).toMatchObject({
      status: 'active',
      connections: 1,
      freshness: fresh,
    });
    const accounts = await call('lead', 'get', connections);
    expect(accounts.body.items[0].lastSync).toEqual({
      state: 'succeeded',
      endedAt: '2026-01-05T11:05:00.000Z',
      rows: 120,
    });
    const { body: fleet } = await call('lead', 'get', '/fleet');
    expect(fleet).toMatchObject({
      columns: [
        'tenantId',
        'name',
        'status',
        'tier',
        'owner',
        'timezone',
        'currency',
        'connections',
      ],
      rows: [
        [
          'kingston-motors',
          'Kingston Motors',
          'active',
          'standard',
          'group:default/alpha',
          'America/Jamaica',
          'USD',
          1,
        ],
      ],
    });
  });

  it('tells the permission framework of its resources and rules', async () => {
    const knex = await createEmptyDatabase(databases);
    const { call } = await startTenantsBackend({ knex });
    const path = '/.well-known/backstage/permissions/metadata';
    const { body } = await call('service', 'get', path).expect(200);
    expect(body.rules).toEqual([
      expect.objectContaining({
        name: 'IS_TENANT_MEMBER',
        resourceType: 'adinsights-tenant',
      }),
    ]);
    expect(
      body.permissions.map((permission: { name: string }) => permission.name),
    ).toEqual(
      expect.arrayContaining([
        'adinsights.tenant.read',
        'adinsights.tenant.create',
        'adinsights.run.start',
      ]),
    );
  });
});
