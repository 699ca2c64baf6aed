import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { step } from '../terminal/progress';
import { UserError } from '../terminal/UserError';
import { runCommand } from '../processes/runCommand';
import type { StackPaths } from '../paths/StackPaths';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

function canInstall(): boolean {
  if (process.getuid?.() !== 0) {
    return false;
  }
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser of the end-to-end tests: CHROME_PATH, the system's Chromium, or
 * one installed by apt.
 */
export async function findChromium(paths: StackPaths): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!existsSync(given)) {
      throw new UserError(`CHROME_PATH is ${given}, but nothing is there.`);
    }
    return given;
  }
  const found = KNOWN.find(existsSync);
  if (found) {
    return found;
  }
  if (!canInstall()) {
    throw new UserError(
      'The browser tests need Chromium; install it (Debian: sudo apt-get install chromium) or set CHROME_PATH.',
    );
  }
  const apt = (args: string[], log: string) =>
    runCommand({
      command: 'apt-get',
      args,
      cwd: paths.root,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      logFile: `${paths.logs}/${log}`,
    });
  await step('Installing Chromium', async () => {
    await apt(['update', '-qq'], 'apt-update.log');
    await apt(
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium',
        'fonts-liberation',
      ],
      'apt-chromium.log',
    );
  });
  return KNOWN[0];
}
