import { SandboxClient } from './testing/SandboxClient';
import { TestSandbox } from './testing/TestSandbox';

jest.setTimeout(120_000);

describe('the public API of the sandbox', () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await TestSandbox.create({
      now: '2026-03-10T18:30:00Z',
      syncDurationMs: 300,
    });
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  describe('tokens', () => {
    it.each([
      ['no grant', {}],
      ['grant-type', { 'grant-type': 'client_credentials' }],
      ['grant_type', { grant_type: 'client_credentials' }],
    ])('are given for %s', async (_, grant) => {
      const answer = await sandbox.client.call('POST', '/applications/token', {
        client_id: 'client',
        client_secret: 'secret',
        ...grant,
      });
      expect(answer).toMatchObject({
        status: 200,
        body: { token_type: 'Bearer', expires_in: 900 },
      });
    });

    it('are given for a form', async () => {
      const response = await fetch(
        `${sandbox.url}/api/public/v1/applications/token`,
        {
          method: 'POST',
          body: new URLSearchParams({
            client_id: 'client',
            client_secret: 'secret',
          }),
        },
      );
      expect(response.status).toBe(200);
    });

    it('are refused for a wrong secret', async () => {
      const answer = await sandbox.client.call('POST', '/applications/token', {
        client_id: 'client',
        client_secret: 'guess',
      });
      expect(answer).toMatchObject({
        status: 401,
        contentType: expect.stringContaining('application/problem+json'),
        body: { status: 401, title: 'invalid-api-key' },
      });
    });

    it('expire after 15 minutes', async () => {
      const before = sandbox.now;
      const late = new SandboxClient(sandbox.url);
      await late.signIn();
      sandbox.now = new Date(before.getTime() + 899_000);
      expect((await late.call('GET', '/workspaces')).status).toBe(200);
      sandbox.now = new Date(before.getTime() + 900_000);
      const answer = await late.call('GET', '/workspaces');
      sandbox.now = before;
      expect(answer).toMatchObject({
        status: 401,
        body: { title: 'invalid-api-key' },
      });
    });

    it('are needed everywhere but for health', async () => {
      const stranger = new SandboxClient(sandbox.url);
      expect((await stranger.call('GET', '/health')).status).toBe(200);
      expect((await stranger.call('GET', '/jobs')).status).toBe(401);
      stranger.token = `${sandbox.now.getTime() + 60_000}.forged`;
      expect((await stranger.call('GET', '/jobs')).status).toBe(401);
    });
  });

  it('masks secrets and keeps them when the mask comes back', async () => {
    const { sourceId } = await sandbox.connectMeta('raw_masks');
    const path = `/sources/${sourceId}`;
    const { body } = await sandbox.client.call('GET', path);
    expect(body).toMatchObject({
      sourceType: 'facebook-marketing',
      configuration: { access_token: '**********' },
    });
    const patched = await sandbox.client.call('PATCH', path, {
      configuration: {
        access_token: '**********',
        sandbox: { behaviour: 'fail' },
      },
    });
    expect(patched.body).toMatchObject({
      name: 'source',
      configuration: {
        account_ids: ['410287365519204'],
        sandbox: { behaviour: 'fail' },
      },
    });
  });

  it('pages lists with absolute addresses', async () => {
    const paged = await sandbox.client.create('/workspaces', 'workspaceId', {
      name: 'Paged',
    });
    for (const name of ['a', 'b', 'c']) {
      await sandbox.client.create('/destinations', 'destinationId', {
        workspaceId: paged,
        name,
        configuration: sandbox.databases.destination,
      });
    }
    const first = await sandbox.client.call(
      'GET',
      `/destinations?workspaceIds=${paged}&limit=2`,
    );
    expect(first.body).toEqual({
      data: [
        expect.objectContaining({ name: 'a' }),
        expect.objectContaining({ name: 'b' }),
      ],
      next: `${sandbox.url}/api/public/v1/destinations?workspaceIds=${paged}&limit=2&offset=2`,
    });
    const second = await sandbox.client.call(
      'GET',
      `/destinations?workspaceIds=${paged}&limit=2&offset=2`,
    );
    expect(second.body).toEqual({
      data: [expect.objectContaining({ name: 'c' })],
      previous: expect.stringContaining('offset=0'),
    });
  });

  it.each([
    ['GET', '/jobs/999999'],
    ['GET', '/connections/00000000-0000-4000-8000-000000000000'],
    ['PATCH', '/sources/00000000-0000-4000-8000-000000000000'],
    ['DELETE', '/workspaces/00000000-0000-4000-8000-000000000000'],
    ['GET', '/nowhere'],
  ])('answers 404 to %s %s', async (method, path) => {
    const body = method === 'PATCH' ? {} : undefined;
    expect(await sandbox.client.call(method, path, body)).toMatchObject({
      status: 404,
      body: { title: 'resource-not-found' },
    });
  });

  it.each([
    [
      'a connection id that is none',
      '/jobs',
      { connectionId: 'x', jobType: 'sync' },
      'connectionId',
    ],
    ['no body', '/workspaces', {}, 'name'],
    [
      'an unknown source type',
      '/sources',
      {
        workspaceId: '00000000-0000-4000-8000-000000000000',
        name: 's',
        configuration: { sourceType: 'faker' },
      },
      'configuration.sourceType',
    ],
  ])('answers 400 to %s and names the field', async (_, path, body, field) => {
    expect(await sandbox.client.call('POST', path, body)).toMatchObject({
      status: 400,
      body: { title: 'bad-request', detail: expect.stringContaining(field) },
    });
  });

  it('refuses stream modes other than append, and unknown streams', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_modes');
    for (const stream of [
      { name: 'ads_insights', syncMode: 'incremental_deduped_history' },
      { name: 'ads_insights_by_moon_phase' },
    ]) {
      const answer = await sandbox.client.call(
        'PATCH',
        `/connections/${connectionId}`,
        {
          configurations: { streams: [stream] },
        },
      );
      expect(answer.status).toBe(400);
    }
  });
});
