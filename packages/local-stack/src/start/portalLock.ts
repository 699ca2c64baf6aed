import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';
import { commandLineOf } from '../processes/commandLine';
import { UserError } from '../terminal/UserError';

/** In the command line of every portal, whatever its command. */
const MARK = path.join('packages', 'local-stack');

/**
 * Claims a stack's state for this process.
 *
 * @returns what gives it back
 * @throws UserError when another portal uses it
 */
export function claimState(paths: Pick<StackPaths, 'state'>): () => void {
  const file = path.join(paths.state, 'portal.pid');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && commandLineOf(pid)?.includes(MARK)) {
      throw new UserError(
        `A portal of this checkout is already at work (process ${pid}); stop it with Ctrl-C or kill ${pid}, and try again.`,
      );
    }
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
