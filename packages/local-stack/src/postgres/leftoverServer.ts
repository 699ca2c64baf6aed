import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf } from '../processes/commandLine';

const ENDS_WITHIN_MS = 60_000;

/** Ends a server that a killed portal left behind on a data folder. */
export async function endLeftoverServer(dataFolder: string): Promise<void> {
  const pidFile = path.join(dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) {
    return;
  }
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const folders = [dataFolder, realpathSync(dataFolder)];
  const runs = () => {
    const line = commandLineOf(pid);
    return folders.some(folder => line?.includes(folder));
  };
  if (!runs()) {
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadlineMs = performance.now() + ENDS_WITHIN_MS;
  while (runs()) {
    if (performance.now() > deadlineMs) {
      throw new Error(`PostgreSQL (process ${pid}) does not end`);
    }
    await sleep(100);
  }
}
