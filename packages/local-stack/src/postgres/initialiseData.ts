import { execFile } from 'node:child_process';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './serverAccount';

const run = promisify(execFile);

/**
 * Makes a server's data folder, whole or not at all: a set-up that was cut off
 * leaves nothing that looks like data.
 */
export async function initialiseData(
  account: ServerAccount,
  options: { password: string; durable: boolean },
): Promise<void> {
  const give = (entry: string) => {
    if (account.uid !== undefined && account.gid !== undefined) {
      chownSync(entry, account.uid, account.gid);
    }
  };
  const made = `${account.dataFolder}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { mode: 0o700 });
  give(made);
  const secretFolder = mkdtempSync(
    path.join(os.tmpdir(), 'adinsights-portal-'),
  );
  try {
    const passwordFile = path.join(secretFolder, 'password');
    writeFileSync(passwordFile, options.password, { mode: 0o600 });
    give(passwordFile);
    give(secretFolder);
    await run(
      path.join(account.binaries, 'initdb'),
      [
        `--pgdata=${made}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        ...(options.durable ? [] : ['--no-sync']),
      ],
      { cwd: '/', uid: account.uid, gid: account.gid },
    );
  } finally {
    rmSync(secretFolder, { recursive: true });
  }
  renameSync(made, account.dataFolder);
}
