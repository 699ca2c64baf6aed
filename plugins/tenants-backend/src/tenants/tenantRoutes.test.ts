import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import {
  Caller,
  NOW,
  startTenantsBackend,
} from '../__testUtils__/startTenantsBackend';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const body = (id: string) => ({
  id,
  name: `The ${id}`,
  currency: 'USD',
  owner: `group:default/${id}`,
});

describe('routes of tenants', () => {
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startTenantsBackend>>;

  beforeAll(async () => {
    knex = await createTestDatabase(databases);
    backend = await startTenantsBackend({ knex });
    for (const id of ['alpha', 'beta', 'gamma']) {
      await backend.call('admin', 'post', '/tenants', body(id)).expect(201);
    }
  });

  const listed = async (caller: Caller, query = '') => {
    const answer = await backend
      .call(caller, 'get', `/tenants${query}`)
      .expect(200);
    return answer.body.items.map((tenant: { id: string }) => tenant.id);
  };

  describe('GET /tenants', () => {
    it.each<[Caller, string[]]>([
      ['admin', ['alpha', 'beta', 'gamma']],
      ['operator', ['alpha', 'beta', 'gamma']],
      ['service', ['alpha', 'beta', 'gamma']],
      ['lead', ['alpha']],
      ['outsider', []],
      ['blocked', []],
    ])('shows %s what is theirs to see', async (caller, expected) => {
      expect(await listed(caller)).toEqual(expected);
    });

    it('refuses whoever has not signed in', async () => {
      const { status } = await backend.call('anonymous', 'get', '/tenants');
      expect(status).toBe(401);
    });

    it('pages to the end and counts everything in scope', async () => {
      const first = await backend.call('admin', 'get', '/tenants?limit=2');
      expect(first.body.totalItems).toBe(3);
      expect(first.body.items).toHaveLength(2);
      const cursor = encodeURIComponent(first.body.nextCursor);
      const second = await backend.call(
        'admin',
        'get',
        `/tenants?limit=2&cursor=${cursor}`,
      );
      expect(second.body).toMatchObject({
        items: [{ id: 'gamma' }],
        totalItems: 3,
      });
      expect(second.body).not.toHaveProperty('nextCursor');
    });

    it('does not let a search look outside the scope', async () => {
      expect(await listed('lead', '?q=THE')).toEqual(['alpha']);
      expect(await listed('lead', '?q=beta')).toEqual([]);
    });

    it.each([
      ['?limit=0', 'limit: '],
      ['?limit=101', 'limit: '],
      ['?limit=ten', 'limit: '],
      ['?status=gone', 'status: '],
      ['?status=active&status=suspended', 'status: '],
      ['?cursor=%21', 'cursor: '],
      ['?q=%00', 'q: must not hold NUL'],
    ])('refuses %s', async (query, message) => {
      const answer = await backend.call('admin', 'get', `/tenants${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toContain(message);
    });
  });

  describe('GET /tenants/:id', () => {
    it.each<[Caller, string, number]>([
      ['admin', 'beta', 200],
      ['lead', 'alpha', 200],
      ['lead', 'beta', 404],
      ['outsider', 'alpha', 404],
      ['blocked', 'alpha', 404],
      ['anonymous', 'alpha', 401],
      ['admin', 'unknown', 404],
      ['admin', 'Not%20a%20slug%00', 404],
    ])('answers %s about %s with %i', async (caller, id, status) => {
      const answer = await backend.call(caller, 'get', `/tenants/${id}`);
      expect(answer.status).toBe(status);
    });

    it('says the same of another tenant as of none', async () => {
      const messageOf = async (id: string) => {
        const answer = await backend.call('lead', 'get', `/tenants/${id}`);
        return answer.body.error.message.replace(id, 'X');
      };
      expect(await messageOf('beta')).toBe(await messageOf('nothing'));
    });
  });

  describe('POST /tenants', () => {
    it.each<[Caller, number]>([
      ['admin', 201],
      ['service', 201],
      ['operator', 403],
      ['lead', 403],
      ['outsider', 403],
      ['anonymous', 401],
    ])('answers %s with %i', async (caller, status) => {
      const id = `new-by-${caller}`;
      const answer = await backend.call(caller, 'post', '/tenants', body(id));
      expect(answer.status).toBe(status);
      const stored = await knex('tenants').where({ id }).delete();
      expect(stored).toBe(status === 201 ? 1 : 0);
    });

    it('answers with the tenant, onboarding, its defaults filled in', async () => {
      const { body: created } = await backend.call(
        'admin',
        'post',
        '/tenants',
        {
          ...body('delta'),
          owner: 'group:default/Delta',
        },
      );
      expect(created).toEqual({
        ...body('delta'),
        owner: 'group:default/delta',
        timezone: 'America/Jamaica',
        tier: 'standard',
        status: 'onboarding',
        createdAt: NOW,
        updatedAt: NOW,
        connections: 0,
        freshness: null,
      });
      await knex('tenants').where({ id: 'delta' }).delete();
    });

    it('is a conflict when the id exists', async () => {
      const answer = await backend.call(
        'admin',
        'post',
        '/tenants',
        body('alpha'),
      );
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toBe('id: tenant alpha exists already');
    });

    it.each([
      [{ id: 'all' }, 'id: is a reserved word'],
      [{ id: 'Upper' }, 'id: must start with a letter'],
      [{ timezone: 'Mars/Base' }, 'timezone: must be an IANA time zone'],
      [{ currency: 'usd' }, 'currency: must be an ISO 4217 code, got usd'],
      [{ owner: 'alpha' }, 'owner: must be a group entity ref'],
      [{ name: 'a\u0000b' }, 'name: must not hold NUL'],
      [{ name: 'a\u0007b' }, 'name: must not hold control characters'],
      [{ name: undefined }, 'name: '],
    ])('refuses %p', async (wrong, message) => {
      const answer = await backend.call('admin', 'post', '/tenants', {
        ...body('epsilon'),
        ...wrong,
      });
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toContain(message);
    });
  });

  describe('PATCH /tenants/:id', () => {
    it.each<[Caller, string, number]>([
      ['admin', 'beta', 200],
      ['service', 'beta', 200],
      ['operator', 'beta', 403],
      ['lead', 'alpha', 403],
      ['lead', 'beta', 404],
      ['outsider', 'beta', 404],
      ['anonymous', 'beta', 401],
      ['admin', 'unknown', 404],
    ])('answers %s about %s with %i', async (caller, id, status) => {
      const patch = { name: `Named by ${caller}` };
      const answer = await backend.call(
        caller,
        'patch',
        `/tenants/${id}`,
        patch,
      );
      expect(answer.status).toBe(status);
      const changed = await knex('tenants').where(patch);
      expect(changed).toHaveLength(status === 200 ? 1 : 0);
    });

    it('makes a tenant active and suspends it', async () => {
      for (const status of ['active', 'suspended', 'active']) {
        const answer = await backend.call('admin', 'patch', '/tenants/gamma', {
          status,
        });
        expect(answer.body.status).toBe(status);
        expect(await listed('admin', `?status=${status}`)).toContain('gamma');
      }
    });

    it('is a conflict to change the currency once the tenant is active', async () => {
      const patch = (change: object) =>
        backend.call('admin', 'patch', '/tenants/gamma', change);
      await patch({ status: 'active' }).expect(200);
      const answer = await patch({ currency: 'JMD' });
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toContain('currency: ');
    });

    it('follows a change of owner at once', async () => {
      const move = (owner: string) =>
        backend.call('admin', 'patch', '/tenants/gamma', { owner }).expect(200);
      await move('group:default/alpha');
      expect(await listed('lead')).toEqual(['alpha', 'gamma']);
      await move('group:default/gamma');
      expect(await listed('lead')).toEqual(['alpha']);
    });

    it.each([
      [{}, 'body: must name a field'],
      [{ status: 'offboarded' }, 'status: '],
      [{ id: 'other' }, 'id: is not a known field'],
    ])('refuses %p', async (patch, message) => {
      const answer = await backend.call(
        'admin',
        'patch',
        '/tenants/alpha',
        patch,
      );
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toContain(message);
    });
  });

  describe('GET /fleet', () => {
    it.each<[Caller, string[]]>([
      ['operator', ['alpha', 'beta', 'gamma']],
      ['lead', ['alpha']],
      ['outsider', []],
    ])('tells %s of their tenants in one answer', async (caller, expected) => {
      const { body: fleet } = await backend.call(caller, 'get', '/fleet');
      expect(fleet.columns[0]).toBe('tenantId');
      expect(fleet.generatedAt).toBe(NOW);
      const ids = fleet.rows.map((row: unknown[]) => row[0]);
      expect(ids.sort()).toEqual(expected);
    });

    it('refuses whoever has not signed in', async () => {
      const { status } = await backend.call('anonymous', 'get', '/fleet');
      expect(status).toBe(401);
    });
  });

  describe('GET /directory', () => {
    it.each<[Caller, number]>([
      ['service', 200],
      ['admin', 403],
      ['lead', 403],
      ['anonymous', 401],
    ])('answers %s with %i', async (caller, status) => {
      const answer = await backend.call(caller, 'get', '/directory');
      expect(answer.status).toBe(status);
    });

    it('has every tenant with when it was created', async () => {
      const { body: directory } = await backend.call(
        'service',
        'get',
        '/directory',
      );
      expect(directory.items).toHaveLength(3);
      expect(directory.items[0]).toMatchObject({
        id: 'alpha',
        createdAt: NOW,
        connections: [],
      });
    });
  });

  it('writes every change and every refused one to the audit log', async () => {
    const before = backend.audit.length;
    await backend.call('admin', 'patch', '/tenants/beta', { name: 'Beta' });
    await backend.call('lead', 'post', '/tenants', body('zeta'));
    await backend.call('admin', 'get', '/tenants');
    expect(backend.audit.slice(before)).toEqual([
      'tenant-update succeeded',
      'tenant-create failed NotAllowedError',
    ]);
  });
});
