import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import {
  Caller,
  startTenantsBackend,
} from '../__testUtils__/startTenantsBackend';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let airbyteConnections = 0;

function body(changes: object = {}) {
  const suffix = String(++airbyteConnections).padStart(12, '0');
  return {
    provider: 'meta',
    name: 'Meta account',
    airbyteConnectionId: `3f0c2a4e-0000-4000-8000-${suffix}`,
    ...changes,
  };
}

describe('routes of connections', () => {
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startTenantsBackend>>;

  beforeAll(async () => {
    knex = await createTestDatabase(databases);
    backend = await startTenantsBackend({ knex });
    for (const id of ['alpha', 'beta']) {
      await backend
        .call('admin', 'post', '/tenants', {
          id,
          name: id,
          currency: 'USD',
          owner: `group:default/${id}`,
        })
        .expect(201);
    }
  });

  beforeEach(async () => {
    await knex('connections').delete();
    for (const tenant of ['alpha', 'beta']) {
      await backend
        .call(
          'admin',
          'post',
          `/tenants/${tenant}/connections`,
          body({ id: `${tenant}-meta` }),
        )
        .expect(201);
    }
  });

  type Row = [caller: Caller, tenant: string, status: number];
  const readers: Row[] = [
    ['admin', 'alpha', 200],
    ['operator', 'alpha', 200],
    ['service', 'alpha', 200],
    ['lead', 'alpha', 200],
    ['lead', 'beta', 404],
    ['outsider', 'alpha', 404],
    ['blocked', 'alpha', 404],
    ['anonymous', 'alpha', 401],
    ['admin', 'unknown', 404],
  ];
  const writers: Row[] = [
    ['admin', 'alpha', 200],
    ['service', 'alpha', 200],
    ['operator', 'alpha', 403],
    ['lead', 'alpha', 403],
    ['lead', 'beta', 404],
    ['outsider', 'alpha', 404],
    ['anonymous', 'alpha', 401],
    ['admin', 'unknown', 404],
  ];

  it.each(readers)('%s lists those of %s: %i', async (caller, id, status) => {
    const answer = await backend.call(
      caller,
      'get',
      `/tenants/${id}/connections`,
    );
    expect(answer.status).toBe(status);
    expect(answer.body.items?.length).toBe(status === 200 ? 1 : undefined);
  });

  it.each(readers)('%s reads one of %s: %i', async (caller, id, status) => {
    const path = `/tenants/${id}/connections/${id}-meta`;
    const answer = await backend.call(caller, 'get', path);
    expect(answer.status).toBe(status);
  });

  it.each(writers)('%s adds one to %s: %i', async (caller, id, status) => {
    const answer = await backend.call(
      caller,
      'post',
      `/tenants/${id}/connections`,
      body({ name: 'Added' }),
    );
    expect(answer.status).toBe(status === 200 ? 201 : status);
    const stored = await knex('connections').where({ name: 'Added' });
    expect(stored).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each(writers)('%s changes one of %s: %i', async (caller, id, status) => {
    const path = `/tenants/${id}/connections/${id}-meta`;
    const answer = await backend.call(caller, 'patch', path, {
      status: 'paused',
    });
    expect(answer.status).toBe(status);
    const paused = await knex('connections').where({ status: 'paused' });
    expect(paused).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each(writers)('%s removes one of %s: %i', async (caller, id, status) => {
    const path = `/tenants/${id}/connections/${id}-meta`;
    const answer = await backend.call(caller, 'delete', path);
    expect(answer.status).toBe(status === 200 ? 204 : status);
    const left = await knex('connections');
    expect(left).toHaveLength(status === 200 ? 1 : 2);
  });

  it('answers with the connection, never with a credential', async () => {
    const sent = body({ provider: 'google_ads' });
    const { body: created } = await backend.call(
      'admin',
      'post',
      '/tenants/alpha/connections',
      sent,
    );
    expect(created).toEqual({
      ...sent,
      id: expect.stringMatching(/^alpha-[0-9a-f]{8}$/),
      tenantId: 'alpha',
      airbyteInstance: 'default',
      status: 'active',
      credential: { stored: false, updatedAt: null, expiresAt: null },
      lastSync: null,
    });
  });

  it('does not reach a connection through another tenant', async () => {
    const path = '/tenants/alpha/connections/beta-meta';
    const answers = [
      await backend.call('admin', 'get', path),
      await backend.call('admin', 'patch', path, { name: 'x' }),
      await backend.call('admin', 'delete', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('pages by id', async () => {
    const path = '/tenants/alpha/connections?limit=1';
    await backend
      .call('admin', 'post', '/tenants/alpha/connections', body({ id: 'zulu' }))
      .expect(201);
    const first = await backend.call('lead', 'get', path);
    expect(first.body).toMatchObject({
      items: [{ id: 'alpha-meta' }],
      totalItems: 2,
    });
    const next = encodeURIComponent(first.body.nextCursor);
    const second = await backend.call('lead', 'get', `${path}&cursor=${next}`);
    expect(second.body).toMatchObject({ items: [{ id: 'zulu' }] });
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it('is a conflict when the id exists', async () => {
    const { status } = await backend.call(
      'admin',
      'post',
      '/tenants/alpha/connections',
      body({ id: 'beta-meta' }),
    );
    expect(status).toBe(409);
  });

  it('counts in the tenant and shows in the directory at once', async () => {
    const { body: tenant } = await backend.call(
      'lead',
      'get',
      '/tenants/alpha',
    );
    expect(tenant.connections).toBe(1);
    await backend.call(
      'admin',
      'delete',
      '/tenants/alpha/connections/alpha-meta',
    );
    const { body: directory } = await backend.call(
      'service',
      'get',
      '/directory',
    );
    expect(directory.items[0]).toMatchObject({ id: 'alpha', connections: [] });
  });

  it.each([
    ['post', '', body({ provider: 'myspace' }), 'provider: '],
    ['post', '', body({ airbyteConnectionId: '7' }), 'airbyteConnectionId: '],
    ['post', '', body({ id: 'Not A Slug' }), 'id: must start with a letter'],
    ['post', '', body({ name: 'a\u0007' }), 'name: must not hold control'],
    ['patch', '/alpha-meta', {}, 'body: must name a field'],
    ['patch', '/alpha-meta', { provider: 'meta' }, 'provider: is not a known'],
    ['patch', '/alpha-meta', { status: 'error' }, 'status: '],
    ['get', '?limit=1000', undefined, 'limit: '],
    ['get', '?cursor=abc', undefined, 'cursor: '],
  ] as const)('refuses %s %s %p', async (method, path, sent, message) => {
    const answer = await backend.call(
      'admin',
      method,
      `/tenants/alpha/connections${path}`,
      sent,
    );
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('writes every change to the audit log', async () => {
    const before = backend.audit.length;
    const path = '/tenants/alpha/connections/alpha-meta';
    await backend.call('admin', 'patch', path, { name: 'Renamed' });
    await backend.call('lead', 'delete', path);
    await backend.call('admin', 'delete', path);
    expect(backend.audit.slice(before)).toEqual([
      'connection-update succeeded',
      'connection-remove failed NotAllowedError',
      'connection-remove succeeded',
    ]);
  });
});
