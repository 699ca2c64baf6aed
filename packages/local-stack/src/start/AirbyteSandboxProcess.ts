import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AIRBYTE_CLIENT_ID } from '../config/localConfig';
import type { StackPaths } from '../paths/StackPaths';
import { ManagedProcess } from '../processes/ManagedProcess';

const READY_WITHIN_MS = 30_000;

/** The sandbox Airbyte as a child process. */
export class AirbyteSandboxProcess {
  readonly #process: ManagedProcess;
  readonly url: string;

  private constructor(child: ManagedProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  static async start(
    paths: StackPaths,
    options: {
      port: number;
      stateUrl: string;
      clientSecret: string;
      clockOffsetMs: number;
    },
  ): Promise<AirbyteSandboxProcess> {
    const child = await ManagedProcess.spawn({
      name: 'airbyte-sandbox',
      command: process.execPath,
      args: [
        '--require',
        path.join(__dirname, '../processes/exitWithParent.cjs'),
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        path.join(__dirname, '../sandbox/main.ts'),
      ],
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
    const sandbox = new AirbyteSandboxProcess(
      child,
      `http://127.0.0.1:${options.port}`,
    );
    await sandbox.#healthy();
    return sandbox;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  async #healthy(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    let last: unknown = 'no answer';
    while (this.#process.running && Date.now() < deadline) {
      try {
        const answer = await fetch(`${this.url}/api/public/v1/health`);
        if (answer.ok) {
          return;
        }
        last = answer.status;
      } catch (error) {
        last = error;
      }
      await sleep(100);
    }
    await this.#process.stop();
    throw new Error(
      `The sandbox Airbyte is not ready (${last}):\n${this.#process.logTail()}`,
    );
  }
}
