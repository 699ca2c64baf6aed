import path from 'node:path';
import { AIRBYTE_CLIENT_ID } from '../config/localConfig';
import type { StackPaths } from '../paths/StackPaths';
import { ManagedProcess } from '../processes/ManagedProcess';
import type { Stack } from '../processes/Stack';
import { transpiledNode } from '../processes/transpiledNode';

const READY_WITHIN_MS = 30_000;
const ANSWERS_WITHIN_MS = 5_000;

/** The sandbox Airbyte as a child process. */
export class AirbyteSandboxProcess {
  readonly url: string;

  private constructor(url: string) {
    this.url = url;
  }

  /** Starts a sandbox that `stack` stops, and waits until it answers. */
  static async start(
    paths: StackPaths,
    options: {
      port: number;
      stateUrl: string;
      clientSecret: string;
      clockOffsetMs: number;
    },
    stack: Stack,
  ): Promise<AirbyteSandboxProcess> {
    const child = await ManagedProcess.spawn({
      name: 'The sandbox Airbyte',
      command: process.execPath,
      args: transpiledNode(paths, 'packages/local-stack/src/sandbox/main.ts'),
      cwd: paths.root,
      env: {
        ...process.env,
        SANDBOX_PORT: String(options.port),
        SANDBOX_STATE_URL: options.stateUrl,
        SANDBOX_CLIENT_ID: AIRBYTE_CLIENT_ID,
        SANDBOX_CLIENT_SECRET: options.clientSecret,
        SANDBOX_CLOCK_OFFSET_MS: String(options.clockOffsetMs),
      },
      logFile: path.join(paths.logs, 'airbyte-sandbox.log'),
      stopTimeoutMs: 5_000,
    });
    stack.add('sandbox Airbyte', () => child.stop());
    const sandbox = new AirbyteSandboxProcess(
      `http://127.0.0.1:${options.port}`,
    );
    await child.ready(() => sandbox.#answers(), READY_WITHIN_MS);
    return sandbox;
  }

  async #answers(): Promise<void> {
    const answer = await fetch(`${this.url}/api/public/v1/health`, {
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    if (!answer.ok) {
      throw new Error(`Its health answered ${answer.status}`);
    }
  }
}
