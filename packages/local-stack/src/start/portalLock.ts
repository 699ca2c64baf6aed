import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';
import { commandLineOf } from '../processes/commandLine';
import { UserError } from '../terminal/UserError';

/** In the command line of every portal, whatever its command. */
const MARK = path.join('packages', 'local-stack');
const ATTEMPTS = 500;
const PAUSE_MS = 10;

/**
 * Claims a stack's state for this process.
 *
 * @returns what gives it back
 * @throws UserError when another portal uses it
 */
export function claimState(paths: Pick<StackPaths, 'state'>): () => void {
  const file = path.join(paths.state, 'portal.pid');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (placed(own, file) || takenOver(own, file)) {
        return () => rmSync(file, { force: true });
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new UserError(
    `${file} cannot be claimed; delete it and try again when no portal runs.`,
  );
}

/** A link appears with its content, or not at all when the name is taken. */
function placed(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/**
 * Replaces the claim of a portal that is gone. A second lock lets one process
 * at a time do so: two that found the same dead holder would otherwise each
 * put themselves in its place.
 */
function takenOver(own: string, file: string): boolean {
  const guard = `${file}.takeover`;
  if (!isLeftBehind(file)) {
    return false;
  }
  if (!placed(own, guard)) {
    const pid = pidIn(guard);
    if (pid !== undefined && !isOtherPortal(pid)) {
      rmSync(guard, { force: true });
    }
    return false;
  }
  try {
    if (!isLeftBehind(file)) {
      return false;
    }
    renameSync(own, file);
    return true;
  } finally {
    rmSync(guard, { force: true });
  }
}

/** False when nobody claims; throws when a running portal does. */
function isLeftBehind(file: string): boolean {
  const pid = pidIn(file);
  if (pid !== undefined && isOtherPortal(pid)) {
    throw new UserError(
      `A portal of this checkout is already at work (process ${pid}); stop it with Ctrl-C or kill ${pid}, and try again.`,
    );
  }
  return pid !== undefined;
}

function isOtherPortal(pid: number): boolean {
  return pid !== process.pid && (commandLineOf(pid)?.includes(MARK) ?? false);
}

function pidIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
