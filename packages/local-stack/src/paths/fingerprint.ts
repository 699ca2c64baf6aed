import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { StackPaths } from './StackPaths';

const SKIPPED = new Set(['node_modules', 'dist', 'target', 'logs']);

function* filesBelow(entry: string): Generator<string> {
  if (!statSync(entry).isDirectory()) {
    yield entry;
    return;
  }
  for (const name of readdirSync(entry).sort()) {
    if (!SKIPPED.has(name) && !name.startsWith('.')) {
      yield* filesBelow(path.join(entry, name));
    }
  }
}

/** A hash over the names and contents of files and folders. */
export function fingerprint(entries: string[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesBelow(entry)) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Does `make` only when the fingerprint differs from the one of the last time
 * it succeeded. Says whether it was done.
 */
export async function whenChanged(
  paths: Pick<StackPaths, 'shared'>,
  name: string,
  wanted: string,
  make: () => Promise<void>,
): Promise<boolean> {
  const stamp = path.join(paths.shared, 'stamps', name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return false;
  }
  await make();
  writeFileSync(stamp, wanted);
  return true;
}
