import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { FakeAirbyte } from '../__testUtils__/FakeAirbyte';
import { SettableClock } from '../__testUtils__/SettableClock';
import { AirbyteClient } from './AirbyteClient';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const context = {
  traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01`,
  correlationId: TRACE_ID,
};

describe('AirbyteClient', () => {
  let airbyte: FakeAirbyte;
  let clock: SettableClock;
  let client: AirbyteClient;

  beforeEach(async () => {
    airbyte = await FakeAirbyte.start();
    clock = new SettableClock('2026-03-10T12:00:00Z');
    client = AirbyteClient.create(airbyte.instance(), {
      requestTimeoutMs: 300,
      clock,
    });
    airbyte.addJob({ connectionId: 'c-1', status: 'succeeded' });
  });

  afterEach(async () => {
    await airbyte.stop();
  });

  describe('tokens', () => {
    it('are asked for once, even by calls at the same time', async () => {
      await Promise.all([client.job(1, context), client.job(1, context)]);
      await client.job(1, context);

      expect(airbyte.tokensGiven).toBe(1);
      expect(airbyte.calls[0].body).toEqual({
        client_id: 'client',
        client_secret: 'secret',
        'grant-type': 'client_credentials',
      });
    });

    it('are replaced before they end', async () => {
      await client.job(1, context);
      clock.advance(11);
      await client.job(1, context);
      expect(airbyte.tokensGiven).toBe(1);

      clock.advance(2);
      await client.job(1, context);
      expect(airbyte.tokensGiven).toBe(2);
    });

    it('are replaced once when Airbyte refuses them', async () => {
      await client.job(1, context);
      airbyte.refuseTokensGiven();

      expect(await client.job(1, context)).toMatchObject({ jobId: 1 });
      expect(airbyte.tokensGiven).toBe(2);
      expect(airbyte.called()).toEqual([
        'GET jobs/1',
        'GET jobs/1',
        'GET jobs/1',
      ]);
    });

    it('that are refused twice are a matter of configuration', async () => {
      airbyte.answer('GET jobs/1', {
        status: 401,
        body: { title: 'invalid-api-key' },
      });

      await expect(client.job(1, context)).rejects.toMatchObject({
        code: 'configuration',
        message: 'Airbyte answered 401 to GET jobs/1: invalid-api-key',
      });
      expect(airbyte.called()).toHaveLength(2);
    });

    it('that are not given are a matter of configuration', async () => {
      const stranger = AirbyteClient.create(
        { ...airbyte.instance(), clientSecret: 'guess' },
        { requestTimeoutMs: 300, clock },
      );

      await expect(stranger.job(1, context)).rejects.toMatchObject({
        code: 'configuration',
        message: 'Airbyte answered 401 to the sign-in: invalid-api-key',
      });
      expect(airbyte.called()).toEqual([]);
    });
  });

  it('tells Airbyte on whose behalf it calls', async () => {
    await client.startSync('c-2', context);
    await client.newestSync('c-2', context);
    await client.job(2, context);
    await client.cancel(2, context);

    const calls = airbyte.calls.slice(1);
    expect(calls).toHaveLength(4);
    for (const { headers } of calls) {
      expect(headers).toMatchObject({
        authorization: 'Bearer token-1',
        traceparent: context.traceparent,
        'x-correlation-id': TRACE_ID,
      });
    }
  });

  it('starts a sync, unless one of the connection runs', async () => {
    expect(await client.startSync('c-2', context)).toMatchObject({
      jobId: 2,
      status: 'running',
      startTime: new Date('2026-03-10T11:00:00Z'),
    });
    expect(await client.startSync('c-2', context)).toBeUndefined();
  });

  it('finds the newest sync of a connection by its id', async () => {
    airbyte.addJob({ connectionId: 'c-1', jobId: 30, status: 'running' });
    airbyte.addJob({ connectionId: 'c-1', jobId: 4, status: 'failed' });

    expect(await client.newestSync('c-1', context)).toMatchObject({
      jobId: 30,
    });
    expect(await client.newestSync('c-9', context)).toBeUndefined();
  });

  it('leaves a job alone that has ended before it could be cancelled', async () => {
    await client.cancel(1, context);
    expect(airbyte.jobs[0].status).toBe('succeeded');
  });

  it.each([
    [429, { message: 'You are being rate limited.' }, 'rate_limited'],
    [500, { title: 'unexpected-problem' }, 'upstream_5xx'],
    [502, '<html>Bad Gateway</html>', 'upstream_5xx'],
    [408, 'Request Timeout', 'timeout'],
    [403, { detail: 'No right to this workspace' }, 'configuration'],
    [404, { title: 'resource-not-found' }, 'configuration'],
  ])('turns %s with %j into the failure %s', async (status, body, code) => {
    airbyte.answer('GET jobs/1', { status, body });

    await expect(client.job(1, context)).rejects.toMatchObject({
      code,
      status,
      message: `Airbyte answered ${status} to GET jobs/1: ${
        typeof body === 'string' ? body : Object.values(body)[0]
      }`,
    });
  });

  it('reads a problem that is longer than its message may be', async () => {
    airbyte.answer('GET jobs/1', {
      status: 422,
      body: { detail: 'x'.repeat(2_000) },
    });

    const error = await client.job(1, context).catch(thrown => thrown);
    expect(error.message).toBe(
      `Airbyte answered 422 to GET jobs/1: ${'x'.repeat(500)}`,
    );
  });

  it.each(['POST applications/token', 'GET jobs/1'])(
    'gives up when %s is not answered',
    async call => {
      airbyte.answer(call, 'hang');
      const began = performance.now();

      await expect(client.job(1, context)).rejects.toMatchObject({
        code: 'timeout',
        message: expect.stringContaining(
          'Airbyte did not answer GET jobs/1 within 300 ms',
        ),
      });
      expect(performance.now() - began).toBeLessThan(3_000);
    },
  );

  it('ends a call when its step is told to end', async () => {
    airbyte.answer('GET jobs/1', 'hang');
    const end = new AbortController();
    const call = client.job(1, { ...context, signal: end.signal });
    end.abort(new Error('The claim is gone'));

    await expect(call).rejects.toThrow('The claim is gone');
  });

  it('says that a server cannot be reached', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise(resolve => closed.close(resolve));
    const url = `http://127.0.0.1:${port}`;
    const lost = AirbyteClient.create(
      { ...airbyte.instance(), url },
      { requestTimeoutMs: 300, clock },
    );

    await expect(lost.job(1, context)).rejects.toMatchObject({
      code: 'upstream_5xx',
      message: expect.stringContaining(
        `Airbyte at ${url} cannot be reached for GET jobs/1`,
      ),
    });
  });

  it.each([
    ['GET jobs/1', { jobId: 'one', status: 'running' }, 'jobId'],
    ['GET jobs/1', { jobId: 1, status: 'paused' }, 'status'],
    ['GET jobs/1', '<html>Welcome</html>', 'expected object'],
    ['POST applications/token', { token: 'x' }, 'access_token'],
  ])('names what is wrong with the answer %s %j', async (call, body, named) => {
    airbyte.answer(call, { status: 200, body });

    await expect(client.job(1, context)).rejects.toMatchObject({
      code: 'unknown',
      message: expect.stringContaining(named),
    });
  });
});
