import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A folder for one suite, gone after it. Everybody may enter: a PostgreSQL
 * that root started runs as somebody else.
 */
export function temporaryFolder(): () => string {
  let folder: string | undefined;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'local-stack-'));
    chmodSync(folder, 0o755);
  });
  afterAll(() => {
    if (folder) {
      rmSync(folder, { recursive: true });
    }
  });
  return () => {
    if (!folder) {
      throw new Error('The folder is there within tests only');
    }
    return folder;
  };
}
