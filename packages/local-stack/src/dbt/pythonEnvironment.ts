import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, whenChanged } from '../paths/fingerprint';
import type { StackPaths } from '../paths/StackPaths';
import { CommandError, runCommand } from '../processes/runCommand';
import { step } from '../terminal/progress';
import { UserError } from '../terminal/UserError';

const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11'];

function findPython(): string {
  for (const command of CANDIDATES) {
    try {
      execFileSync(
        command,
        [
          '-c',
          'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info < (3, 14))',
        ],
        { stdio: 'ignore' },
      );
      return command;
    } catch {
      continue;
    }
  }
  throw new UserError(
    'dbt needs Python 3.10 to 3.13 with venv; install it (Debian: apt-get install python3 python3-venv) and try again.',
  );
}

/** Makes `.venv` from dbt/requirements.txt when that changed. */
export async function ensurePythonEnvironment(
  paths: StackPaths,
): Promise<void> {
  const folder = path.join(paths.root, '.venv');
  const requirements = path.join(paths.root, 'dbt', 'requirements.txt');
  if (!existsSync(path.join(folder, 'bin', 'dbt'))) {
    rmSync(path.join(paths.shared, 'stamps', 'python'), { force: true });
  }
  await whenChanged(paths, 'python', fingerprint([requirements]), () =>
    step('Installing dbt', async () => {
      const python = findPython();
      rmSync(folder, { recursive: true, force: true });
      const common = { cwd: paths.root };
      try {
        await runCommand({
          ...common,
          command: python,
          args: ['-m', 'venv', folder],
          logFile: path.join(paths.logs, 'python-venv.log'),
        });
        await runCommand({
          ...common,
          command: path.join(folder, 'bin', 'python'),
          args: [
            ...['-m', 'pip', 'install', '--disable-pip-version-check'],
            ...['--require-hashes', '--no-deps', '-r', requirements],
          ],
          logFile: path.join(paths.logs, 'python-packages.log'),
        });
      } catch (error) {
        if (error instanceof CommandError) {
          throw new UserError(
            `The Python packages could not be installed; is PyPI reachable?\n${error.message}`,
          );
        }
        throw error;
      }
    }),
  );
}
