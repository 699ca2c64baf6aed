import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, whenChanged } from '../paths/fingerprint';
import type { StackPaths } from '../paths/StackPaths';
import { runCommand } from '../processes/runCommand';
import { step } from '../terminal/progress';

const SOURCES = [
  'yarn.lock',
  'app-config.yaml',
  'packages/app/config.d.ts',
  'packages/app/src',
  'packages/app/public',
  'packages/app/package.json',
  'plugins/metrics/src',
  'plugins/pipelines/src',
  'plugins/platform-common/src',
  'plugins/platform-react/src',
  'plugins/tenants/src',
];

/** Builds the front end when one of its sources changed. */
export async function ensureAppBundle(paths: StackPaths): Promise<void> {
  const app = path.join(paths.root, 'packages', 'app');
  if (!existsSync(path.join(app, 'dist', 'index.html'))) {
    rmSync(path.join(paths.shared, 'stamps', 'app'), { force: true });
  }
  const sources = SOURCES.map(source => path.join(paths.root, source));
  await whenChanged(paths, 'app', fingerprint(sources), () =>
    step('Building the front end', () =>
      runCommand({
        command: process.execPath,
        args: [
          path.join(
            paths.root,
            'node_modules/@backstage/cli/bin/backstage-cli',
          ),
          ...['package', 'build'],
          ...['--config', path.join(paths.root, 'app-config.yaml')],
        ],
        cwd: app,
        logFile: path.join(paths.logs, 'app-build.log'),
      }),
    ),
  );
}
