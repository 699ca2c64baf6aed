import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../__testUtils__/eventually';
import { killHard, startFixture } from '../__testUtils__/fixtureProcess';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { commandLineOf } from './commandLine';
import { ManagedProcess } from './ManagedProcess';

jest.setTimeout(60_000);

const FOREVER = 'setInterval(() => {}, 1000);';

describe('ManagedProcess', () => {
  const folder = temporaryFolder();
  let logs = 0;

  async function start(
    script: string,
    options: { stopSignal?: NodeJS.Signals; stopTimeoutMs?: number } = {},
  ): Promise<ManagedProcess> {
    const child = await ManagedProcess.spawn({
      name: 'The child',
      command: process.execPath,
      args: ['-e', `${script}; console.log('up');`],
      cwd: folder(),
      logFile: path.join(folder(), `child-${++logs}.log`),
      ...options,
    });
    return child;
  }

  const isUp = (child: ManagedProcess) =>
    child.ready(async () => expect(child.logTail()).toMatch(/up$/), 20_000);

  it('is asked to end, and may take its time', async () => {
    const child = await start(
      `${FOREVER} process.on('SIGINT', () => {
         setTimeout(() => { console.log('bye'); process.exit(); }, 200); })`,
      { stopSignal: 'SIGINT' },
    );
    await isUp(child);
    await child.stop();

    expect(child.running).toBe(false);
    expect(child.logTail()).toBe('up\nbye');
  });

  it('is killed when it does not end', async () => {
    const child = await start(
      `${FOREVER} process.on('SIGTERM', () => console.log('no'))`,
      { stopTimeoutMs: 300 },
    );
    await isUp(child);
    await child.stop();

    expect(child.running).toBe(false);
    expect(child.logTail()).toBe('up\nno');
  });

  it('takes along what it has started', async () => {
    const child = await start(
      `const { pid } = require('node:child_process').spawn(
         process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
       process.on('SIGTERM', () => process.exit());
       console.log(pid)`,
    );
    await isUp(child);
    const grandchild = Number(child.logTail().split('\n')[0]);
    expect(commandLineOf(grandchild)).toBeDefined();

    await child.stop();
    await eventually('end of the grandchild', () => !commandLineOf(grandchild));
  });

  it('can be stopped twice, and after it ended by itself', async () => {
    const child = await start('');
    await child.ended();
    await child.stop();
    await child.stop();
    expect(child.running).toBe(false);
  });

  it('says in its log why it never became ready', async () => {
    const child = await start(`console.log('no space left')`);
    const ready = child.ready(
      () => Promise.reject(new Error('refused')),
      9_000,
    );
    await expect(ready).rejects.toThrow('The child ended:\nno space left\nup');
  });

  it('gives up waiting for one that never becomes ready', async () => {
    const child = await start(FOREVER);
    await isUp(child);
    const ready = child.ready(() => Promise.reject(new Error('refused')), 200);
    await expect(ready).rejects.toThrow(
      'The child is not ready after 0.2 s (Error: refused):\nup',
    );
    await child.stop();
  });

  it('cannot be made of a command that is not there', async () => {
    await expect(
      ManagedProcess.spawn({
        name: 'Nothing',
        command: '/nowhere/tool',
        args: [],
        cwd: folder(),
        logFile: path.join(folder(), 'nothing.log'),
      }),
    ).rejects.toThrow('/nowhere/tool');
  });

  it('ends with a parent that was killed', async () => {
    const script = path.join(folder(), 'lonely.js');
    writeFileSync(script, `${FOREVER} console.log(process.pid);`);
    const { child, said } = await startFixture('holdChild.ts', [
      script,
      path.join(folder(), 'lonely.log'),
    ]);
    const pid = Number(said.pid);
    expect(commandLineOf(pid)).toContain(script);

    await killHard(child);
    await eventually('end of the child', () => !commandLineOf(pid));
  });
});
