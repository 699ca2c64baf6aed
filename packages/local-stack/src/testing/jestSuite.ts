import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StackPaths } from '../paths/StackPaths';
import { runVisibly } from './runVisibly';
import type { SuiteResult } from './SuiteResult';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/**
 * Units, stores and stories of every package. A skipped test counts as failed:
 * none may hide behind a missing database.
 */
export async function runJest(
  paths: StackPaths,
  postgresUrl: string,
): Promise<SuiteResult> {
  const report = path.join(paths.state, 'jest.json');
  rmSync(report, { force: true });
  const code = await runVisibly(
    process.execPath,
    [
      path.join(paths.root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...['repo', 'test', '--watchAll=false', '--maxWorkers=2'],
      ...['--json', `--outputFile=${report}`],
    ],
    {
      cwd: paths.root,
      env: {
        ...process.env,
        CI: '1',
        TZ: 'UTC',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgresUrl,
        DBT_EXECUTABLE: path.join(paths.root, '.venv', 'bin', 'dbt'),
      },
    },
  );
  if (!existsSync(report)) {
    return { name: 'jest', passed: 0, failed: 1 };
  }
  const counts = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  const failed =
    counts.numFailedTests +
    counts.numPendingTests +
    counts.numRuntimeErrorTestSuites;
  return {
    name: 'jest',
    passed: counts.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
  };
}
