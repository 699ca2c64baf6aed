import { readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { CommandError, runCommand } from './runCommand';

describe('runCommand', () => {
  const folder = temporaryFolder();

  const run = (script: string) =>
    runCommand({
      command: process.execPath,
      args: ['-e', script],
      cwd: folder(),
      logFile: path.join(folder(), 'command.log'),
    });

  it('writes what the command says to its log, anew each time', async () => {
    await run(`console.log('first')`);
    await run(`console.log('out'); console.error('err')`);
    const log = readFileSync(path.join(folder(), 'command.log'), 'utf8');
    expect(log.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it.each([
    ['process.exitCode = 3', 'ended with 3'],
    [`process.kill(process.pid, 'SIGTERM')`, 'ended with SIGTERM'],
  ])('fails after %s with the end of the log', async (script, message) => {
    const failed = run(
      `for (let i = 1; i <= 30; i++) console.log('line ' + i); ${script}`,
    );
    await expect(failed).rejects.toThrow(CommandError);
    await expect(failed).rejects.toThrow(
      new RegExp(`${message}:\nline 11\n(.|\n)*\nline 30$`),
    );
  });

  it('fails when there is no such command', async () => {
    await expect(
      runCommand({
        command: '/nowhere/tool',
        args: [],
        cwd: folder(),
        logFile: path.join(folder(), 'command.log'),
      }),
    ).rejects.toThrow('/nowhere/tool');
  });
});
