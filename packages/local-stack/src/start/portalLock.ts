import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';
import { UserError } from '../terminal/UserError';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Claims a stack's state for this process.
 *
 * @returns what gives it back
 * @throws UserError when another portal uses it
 */
export function claimState(paths: StackPaths): () => void {
  const file = path.join(paths.state, 'portal.pid');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isAlive(pid)) {
      throw new UserError(
        `A portal of this checkout is already at work (process ${pid}); stop it with Ctrl-C or kill ${pid}, and try again.`,
      );
    }
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
