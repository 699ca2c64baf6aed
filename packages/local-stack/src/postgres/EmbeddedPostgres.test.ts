import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { eventually } from '../__testUtils__/eventually';
import { killHard, startFixture } from '../__testUtils__/fixtureProcess';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { commandLineOf } from '../processes/commandLine';
import { Stack } from '../processes/Stack';
import { resetState } from '../start/resetState';
import { withClient } from './databases';
import { EmbeddedPostgres } from './EmbeddedPostgres';

jest.setTimeout(120_000);

describe('EmbeddedPostgres', () => {
  const folder = temporaryFolder();
  const stacks: Stack[] = [];

  afterEach(async () => {
    await Promise.all(stacks.splice(0).map(stack => stack.stop()));
    const data = path.join(folder(), 'postgres');
    // Where root's server may not enter the folder, its data is elsewhere.
    if (existsSync(data) && realpathSync(data) !== data) {
      rmSync(path.dirname(realpathSync(data)), { recursive: true });
    }
    rmSync(data, { recursive: true, force: true });
  });

  async function start(): Promise<{ server: EmbeddedPostgres; stack: Stack }> {
    const stack = new Stack();
    stacks.push(stack);
    const server = await EmbeddedPostgres.start(
      {
        dataFolder: path.join(folder(), 'postgres'),
        logFile: path.join(folder(), 'postgres.log'),
        password: 'secret',
        preferredPort: 0,
        durable: false,
      },
      stack,
    );
    return { server, stack };
  }

  const ask = (server: { url(database: string): string }, sql: string) =>
    withClient(server.url('postgres'), async client => {
      const { rows } = await client.query({ text: sql, rowMode: 'array' });
      return rows[0]?.[0];
    });

  const processOf = (data: string) =>
    Number.parseInt(
      readFileSync(path.join(data, 'postmaster.pid'), 'utf8'),
      10,
    );

  it('keeps its data over a stop, on loopback and behind a password', async () => {
    const first = await start();
    await ask(first.server, 'create table kept as select 42 as n');
    expect(await ask(first.server, 'show listen_addresses')).toBe('127.0.0.1');
    const url = first.server.url('postgres').replace('secret', 'guess');
    await expect(ask({ url: () => url }, 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    await first.stack.stop();
    await expect(ask(first.server, 'select 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start();
    expect(await ask(second.server, 'select n from kept')).toBe(42);
  });

  it('ends the server of a portal that was killed', async () => {
    const data = path.join(folder(), 'postgres');
    const { child, said } = await startFixture('holdServer.ts', [
      data,
      path.join(folder(), 'held.log'),
    ]);
    const old = { url: () => String(said.url) };
    await ask(old, 'create table kept as select 7 as n');
    await killHard(child);
    const pid = processOf(data);
    expect(commandLineOf(pid)).toContain('postgres');

    const { server } = await start();
    expect(commandLineOf(pid)).toBeUndefined();
    expect(await ask(server, 'select n from kept')).toBe(7);
  });

  it('is ended by a reset', async () => {
    await start();
    const pid = processOf(path.join(folder(), 'postgres'));

    await resetState({ state: folder() });
    expect(commandLineOf(pid)).toBeUndefined();
    expect(existsSync(path.join(folder(), 'postgres'))).toBe(false);
  });

  it('leaves a stranger alone who has the process id of an old server', async () => {
    const data = path.join(folder(), 'postgres');
    const first = await start();
    await first.stack.stop();
    const stranger = spawn(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'],
      { stdio: 'ignore' },
    );
    await once(stranger, 'spawn');
    writeFileSync(
      path.join(data, 'postmaster.pid'),
      `${stranger.pid}\n${data}\n`,
    );

    // PostgreSQL itself may take the file of a living process seriously.
    await start().catch(() => undefined);
    expect(stranger.signalCode).toBeNull();
    await killHard(stranger);
  });

  it('starts anew after a set-up that was cut off', async () => {
    const half = path.join(folder(), 'postgres.new');
    mkdirSync(half);
    writeFileSync(path.join(half, 'PG_VERSION'), '18');

    const { server } = await start();
    expect(await ask(server, 'select 1')).toBe(1);
    expect(existsSync(half)).toBe(false);
  });

  it('is stopped even while it is starting', async () => {
    const stack = new Stack();
    stacks.push(stack);
    const add = stack.add.bind(stack);
    let stopped: Promise<void> | undefined;
    stack.add = (name, stop) => {
      add(name, stop);
      stopped = stack.stop();
    };
    const starting = EmbeddedPostgres.start(
      {
        dataFolder: path.join(folder(), 'postgres'),
        logFile: path.join(folder(), 'cut-off.log'),
        password: 'secret',
        preferredPort: 0,
        durable: false,
      },
      stack,
    );

    await expect(starting).rejects.toThrow('PostgreSQL ended');
    await stopped;
    await eventually(
      'end of the server',
      () => !existsSync(path.join(folder(), 'postgres', 'postmaster.pid')),
    );
  });
});
