import { lstatSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';

const DATA = [
  'postgres',
  'dbt',
  'stamps/dbt-seeds',
  'stamps/history',
  'stamps/tenants',
  'secrets.json',
  'app-config.generated.yaml',
];

/** Deletes a stack's data; what was installed and built stays. */
export function resetState(paths: StackPaths): void {
  for (const name of DATA) {
    const entry = path.join(paths.state, name);
    const found = lstatSync(entry, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) {
      rmSync(readlinkSync(entry), { recursive: true, force: true });
    }
    rmSync(entry, { recursive: true, force: true });
  }
}
