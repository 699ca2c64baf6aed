import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { stackPathsIn } from '../__testUtils__/stackPathsIn';
import { choosePort } from '../processes/ports';
import { Stack } from '../processes/Stack';
import { TestDatabases } from '../sandbox/testing/TestDatabases';
import { AirbyteSandboxProcess } from './AirbyteSandboxProcess';

jest.setTimeout(60_000);

describe('AirbyteSandboxProcess', () => {
  const folder = temporaryFolder();
  const stack = new Stack();
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await TestDatabases.create();
  });

  afterAll(async () => {
    await stack.stop();
    await databases?.drop();
  });

  it('answers until its stack is stopped', async () => {
    const sandbox = await AirbyteSandboxProcess.start(
      stackPathsIn(folder()),
      {
        port: await choosePort(0),
        stateUrl: databases.stateUrl,
        clientSecret: 'secret',
        clockOffsetMs: 0,
      },
      stack,
    );
    const health = () => fetch(`${sandbox.url}/api/public/v1/health`);
    expect((await health()).status).toBe(200);

    await stack.stop();
    await expect(health()).rejects.toThrow('fetch failed');
  });
});
