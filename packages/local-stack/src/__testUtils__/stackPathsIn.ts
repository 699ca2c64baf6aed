import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';
import { ROOT } from './fixtureProcess';

/** Paths of a stack of this checkout that writes below `folder` only. */
export function stackPathsIn(folder: string): StackPaths {
  const logs = path.join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  mkdirSync(path.join(folder, 'stamps'), { recursive: true });
  return { root: ROOT, state: folder, shared: folder, logs };
}
