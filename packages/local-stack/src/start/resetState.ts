import { lstatSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';
import { endLeftoverServer } from '../postgres/leftoverServer';

const DATABASE = 'postgres';
const DATA = [
  DATABASE,
  'dbt',
  'stamps/dbt-seeds',
  'stamps/history',
  'stamps/tenants',
  'secrets.json',
  'app-config.generated.yaml',
];

/**
 * Deletes a stack's data; what was installed and built stays. A server that a
 * killed portal left behind is ended first.
 */
export async function resetState(
  paths: Pick<StackPaths, 'state'>,
): Promise<void> {
  await endLeftoverServer(path.join(paths.state, DATABASE));
  for (const name of DATA) {
    const entry = path.join(paths.state, name);
    const found = lstatSync(entry, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) {
      const target = path.resolve(path.dirname(entry), readlinkSync(entry));
      rmSync(target, { recursive: true, force: true });
    }
    rmSync(entry, { recursive: true, force: true });
  }
}
