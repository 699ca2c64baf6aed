import { Answer } from '../testing/SandboxClient';
import { TestSandbox } from '../testing/TestSandbox';

jest.setTimeout(120_000);

describe('jobs of the public API', () => {
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

  it('runs one job per connection and answers 409 to another', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_busy');
    const { jobId, status } = await sandbox.client.startJob(connectionId);
    expect(status).toBe('pending');
    const second = await sandbox.client.call('POST', '/jobs', {
      connectionId,
      jobType: 'sync',
    });
    expect(second).toMatchObject({
      status: 409,
      body: {
        status: 409,
        title: 'try-again-later',
        type: 'https://reference.airbyte.com/reference/errors#try-again-later',
        data: {
          message: `A sync is already running for: ${connectionId}`,
        },
      },
    });
    const seen: string[] = [];
    const job = await sandbox.client.finish(jobId, seen);
    expect(seen.slice(-2)).toEqual(['running', 'succeeded']);
    expect(job).toMatchObject({
      jobType: 'sync',
      connectionId,
      startTime: expect.stringMatching(/Z$/),
      lastUpdatedAt: expect.stringMatching(/Z$/),
      duration: expect.stringMatching(/^PT/),
      rowsSynced: expect.any(Number),
    });
    expect((await sandbox.client.sync(connectionId)).jobId).toBeGreaterThan(
      jobId,
    );
  });

  it('refuses a refresh with 422', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_refresh');
    expect(
      await sandbox.client.call('POST', '/jobs', {
        connectionId,
        jobType: 'refresh',
      }),
    ).toMatchObject({ status: 422, body: { title: 'unprocessable-entity' } });
  });

  it('cancels a running job once', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_cancel', {
      behaviour: 'slow',
    });
    const { jobId } = await sandbox.client.startJob(connectionId);
    const cancelled = await sandbox.client.call('DELETE', `/jobs/${jobId}`);
    expect(cancelled).toMatchObject({
      status: 200,
      body: { jobId, status: 'cancelled' },
    });
    for (const id of [jobId, 999_999]) {
      expect(await sandbox.client.call('DELETE', `/jobs/${id}`)).toMatchObject({
        status: 409,
        body: {
          title: 'state-conflict',
          data: { message: 'Job is not currently running' },
        },
      });
    }
    expect((await sandbox.client.sync(connectionId)).status).toBe('succeeded');
  });

  it('filters and orders the list of jobs', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_list');
    const first = await sandbox.client.sync(connectionId);
    const { jobId } = await sandbox.client.startJob(connectionId);
    const running = await sandbox.client.call(
      'GET',
      `/jobs?connectionId=${connectionId}&status=pending`,
    );
    expect(running.body).toEqual({
      data: [expect.objectContaining({ jobId })],
    });
    await sandbox.client.finish(jobId);
    const all = await sandbox.client.call(
      'GET',
      `/jobs?connectionId=${connectionId}&orderBy=updatedAt%7CASC&createdAtStart=${sandbox.now.toISOString()}`,
    );
    expect(all.body).toEqual({
      data: [
        expect.objectContaining({ jobId: first.jobId }),
        expect.objectContaining({ jobId }),
      ],
    });
    const later = new Date(sandbox.now.getTime() + 1_000).toISOString();
    const none = await sandbox.client.call(
      'GET',
      `/jobs?connectionId=${connectionId}&createdAtStart=${later}`,
    );
    expect(none.body).toEqual({ data: [] });
  });

  it('turns away every third look at a job of a rate limited account', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_limited', {
      behaviour: 'rate_limited',
    });
    const { jobId } = await sandbox.client.startJob(connectionId);
    const looks: Answer[] = [];
    while (looks.length < 6) {
      looks.push(await sandbox.client.call('GET', `/jobs/${jobId}`));
    }
    expect(looks.map(({ status }) => status)).toEqual([
      200, 200, 429, 200, 200, 429,
    ]);
    expect(looks[2].body).toEqual({ message: 'You are being rate limited.' });
    expect((await sandbox.client.finish(jobId)).status).toBe('succeeded');
  });

  it('remembers the trace headers of each job', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_traced');
    const traceparent =
      '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { body } = await sandbox.client.call(
      'POST',
      '/jobs',
      { connectionId, jobType: 'sync' },
      { traceparent, 'x-correlation-id': 'run-7' },
    );
    const { jobId } = body as { jobId: number };
    expect(
      (await sandbox.client.control('GET', `/requests?jobId=${jobId}`)).body,
    ).toEqual({
      data: [
        {
          jobId,
          method: 'POST',
          path: '/api/public/v1/jobs',
          traceparent,
          correlationId: 'run-7',
        },
      ],
    });
    await sandbox.client.finish(jobId);
  });

  it('deletes the connections of a source with it', async () => {
    const { connectionId, sourceId } = await sandbox.connectMeta('raw_orphan', {
      behaviour: 'slow',
    });
    const { jobId } = await sandbox.client.startJob(connectionId);
    const removed = await sandbox.client.call('DELETE', `/sources/${sourceId}`);
    expect(removed.status).toBe(204);
    const gone = await sandbox.client.call(
      'GET',
      `/connections/${connectionId}`,
    );
    expect(gone.status).toBe(404);
    expect((await sandbox.client.call('GET', '/connections')).status).toBe(200);
    expect((await sandbox.client.finish(jobId)).status).toBe('cancelled');
  });

  it('cancels the jobs of a connection that is deleted', async () => {
    const { connectionId } = await sandbox.connectMeta('raw_gone', {
      behaviour: 'slow',
    });
    const { jobId } = await sandbox.client.startJob(connectionId);
    const path = `/connections/${connectionId}`;
    expect((await sandbox.client.call('DELETE', path)).status).toBe(204);
    expect((await sandbox.client.call('GET', path)).status).toBe(404);
    expect((await sandbox.client.finish(jobId)).status).toBe('cancelled');
  });
});
