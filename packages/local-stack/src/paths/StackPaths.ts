import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Where one local stack keeps its state; nothing lies outside `state`. */
export interface StackPaths {
  /** The checkout. */
  root: string;
  /** Everything a stack writes: data, logs, generated configuration. */
  state: string;
  /** Shared between stacks of one checkout: stamps, the Python environment. */
  shared: string;
  logs: string;
}

/** The paths of the stack called `name`; makes its folders. */
export function stackPaths(name: 'start' | 'test'): StackPaths {
  const root = process.env.PORTAL_ROOT ?? process.cwd();
  const shared = path.join(root, '.local');
  const state = name === 'start' ? shared : path.join(shared, name);
  const logs = path.join(state, 'logs');
  mkdirSync(logs, { recursive: true });
  mkdirSync(path.join(shared, 'stamps'), { recursive: true });
  return { root, state, shared, logs };
}
