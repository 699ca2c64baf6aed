import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StackPaths } from '../paths/StackPaths';
import { ManagedProcess } from '../processes/ManagedProcess';

const READY_WITHIN_MS = 120_000;

/** The portal's back end as a child process. */
export class PortalBackend {
  readonly #process: ManagedProcess;
  readonly url: string;

  private constructor(child: ManagedProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  /** Starts it and waits until the demo user `admin` can really sign in. */
  static async start(
    paths: StackPaths,
    options: { port: number; configFile: string },
  ): Promise<PortalBackend> {
    const child = await ManagedProcess.spawn({
      name: 'backend',
      command: process.execPath,
      args: [
        '--enable-source-maps',
        '--require',
        path.join(__dirname, '../processes/exitWithParent.cjs'),
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        'packages/backend/src/index.ts',
        ...['--config', 'app-config.yaml', '--config', options.configFile],
      ],
      cwd: paths.root,
      env: { ...process.env, NODE_ENV: 'production', TZ: 'UTC' },
      logFile: path.join(paths.logs, 'backend.log'),
      stopTimeoutMs: 10_000,
    });
    const url = `http://127.0.0.1:${options.port}`;
    const backend = new PortalBackend(child, url);
    try {
      await backend.#signInWorks();
    } catch (error) {
      await child.stop();
      throw error;
    }
    return backend;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  ended(): Promise<void> {
    return this.#process.ended();
  }

  logTail(): string {
    return this.#process.logTail();
  }

  /** A token of one of the demo people. */
  async tokenOf(user: string): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/local/refresh`, {
      headers: { 'x-local-user': user },
    });
    if (!response.ok) {
      throw new Error(`Sign-in of ${user} answered ${response.status}`);
    }
    const session = (await response.json()) as {
      backstageIdentity: { token: string };
    };
    return session.backstageIdentity.token;
  }

  async #signInWorks(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    let last: unknown;
    while (Date.now() < deadline) {
      if (!this.#process.running) {
        throw new Error(`The back end ended:\n${this.#process.logTail(40)}`);
      }
      try {
        await this.tokenOf('admin');
        return;
      } catch (error) {
        last = error;
      }
      await sleep(200);
    }
    throw new Error(
      `The back end is not ready after ${
        READY_WITHIN_MS / 1000
      } s (${last}):\n${this.logTail()}`,
    );
  }
}
