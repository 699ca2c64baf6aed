import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../../..');

/**
 * Runs a TypeScript fixture as a process of its own, which a test may kill.
 * Resolves with the first line that it writes, read as JSON.
 */
export async function startFixture(
  script: string,
  args: string[],
): Promise<{ child: ChildProcess; said: Record<string, unknown> }> {
  const child = spawn(
    process.execPath,
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      path.join(__dirname, script),
      ...args,
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code}`);
    }),
  ]);
  return { child, said: JSON.parse(String(line)) };
}

/** Ends a process as a crash would. */
export async function killHard(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
