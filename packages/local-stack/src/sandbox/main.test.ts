import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { SandboxClient } from './testing/SandboxClient';
import { TestDatabases } from './testing/TestDatabases';

describe('the sandbox as a process', () => {
  let databases: TestDatabases;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    databases = await TestDatabases.create();
  });

  afterAll(async () => {
    child?.kill('SIGKILL');
    await databases?.drop();
  });

  const start = async (): Promise<SandboxClient> => {
    child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./main.ts'),
      ],
      {
        env: {
          PATH: process.env.PATH,
          SANDBOX_PORT: '0',
          SANDBOX_STATE_URL: databases.stateUrl,
          SANDBOX_CLIENT_ID: 'client',
          SANDBOX_CLIENT_SECRET: 'secret',
          SANDBOX_SYNC_DURATION_MS: '1500',
          SANDBOX_CLOCK_OFFSET_MS: String(-2 * 86_400_000),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(child.stdout!, 'data');
    const { event, url } = JSON.parse(String(line));
    expect(event).toBe('sandbox.ready');
    const client = new SandboxClient(url);
    await client.signIn();
    return client;
  };
  const end = async (signal: NodeJS.Signals) => {
    const exited = once(child!, 'exit');
    child!.kill(signal);
    return exited;
  };

  it('takes up a running job after a kill, under the same id', async () => {
    let client = await start();
    const workspaceId = await client.create('/workspaces', 'workspaceId', {
      name: 'Tests',
    });
    const destinationId = await client.create(
      '/destinations',
      'destinationId',
      { workspaceId, name: 'warehouse', configuration: databases.destination },
    );
    const { connectionId } = await client.connect({
      workspaceId,
      destinationId,
      schema: 'raw_killed',
      configuration: { sourceType: 'google-ads', customer_id: '5551234567' },
    });
    const { jobId } = await client.startJob(connectionId);
    let status = 'pending';
    while (status !== 'running') {
      const { body } = await client.call('GET', `/jobs/${jobId}`);
      status = (body as { status: string }).status;
    }
    await end('SIGKILL');

    client = await start();
    const job = await client.finish(jobId);
    expect(job).toMatchObject({ jobId, status: 'succeeded', connectionId });
    expect((await client.control('GET', `/jobs/${jobId}`)).body).toMatchObject({
      attempts: 2,
      failedAttempts: 0,
    });
    const syncs = await databases.value(
      `select string_agg(distinct _airbyte_meta->>'sync_id', ',') from raw_killed.campaign`,
    );
    expect(syncs).toBe(String(jobId));

    const next = await client.startJob(connectionId);
    expect(next.jobId).toBeGreaterThan(jobId);
    const startedAt = performance.now();
    expect(await end('SIGTERM')).toEqual([0, null]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  }, 40_000);
});
