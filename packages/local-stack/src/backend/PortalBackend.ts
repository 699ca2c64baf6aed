import path from 'node:path';
import { z } from 'zod';
import type { StackPaths } from '../paths/StackPaths';
import { ManagedProcess } from '../processes/ManagedProcess';
import type { Stack } from '../processes/Stack';
import { transpiledNode } from '../processes/transpiledNode';

const READY_WITHIN_MS = 120_000;
const SIGN_IN_WITHIN_MS = 10_000;

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** The portal's back end as a child process. */
export class PortalBackend {
  readonly #process: ManagedProcess;
  readonly url: string;

  private constructor(child: ManagedProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  /**
   * Starts a back end that `stack` stops, and waits until the demo user
   * `admin` can really sign in.
   */
  static async start(
    paths: StackPaths,
    options: { port: number; configFile: string },
    stack: Stack,
  ): Promise<PortalBackend> {
    const child = await ManagedProcess.spawn({
      name: 'The back end',
      command: process.execPath,
      args: [
        ...transpiledNode(paths, 'packages/backend/src/index.ts'),
        ...['--config', 'app-config.yaml', '--config', options.configFile],
      ],
      cwd: paths.root,
      env: { ...process.env, NODE_ENV: 'production', TZ: 'UTC' },
      logFile: path.join(paths.logs, 'backend.log'),
      stopTimeoutMs: 10_000,
    });
    stack.add('back end', () => child.stop());
    const backend = new PortalBackend(
      child,
      `http://127.0.0.1:${options.port}`,
    );
    await child.ready(() => backend.tokenOf('admin'), READY_WITHIN_MS);
    return backend;
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
      signal: AbortSignal.timeout(SIGN_IN_WITHIN_MS),
    });
    if (!response.ok) {
      throw new Error(`Sign-in of ${user} answered ${response.status}`);
    }
    return sessionSchema.parse(await response.json()).backstageIdentity.token;
  }
}
