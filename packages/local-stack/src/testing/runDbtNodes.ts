import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { dbtEnvironment } from '../dbt/dbtEnvironment';
import type { StackPaths } from '../paths/StackPaths';
import { CommandError, runCommand } from '../processes/runCommand';
import { say } from '../terminal/progress';
import type { SuiteResult } from './SuiteResult';

const runResultsSchema = z.object({
  results: z.array(z.object({ unique_id: z.string(), status: z.string() })),
});

/**
 * Runs one dbt command and counts each node as a test. A warning is a failure,
 * and so is a command that breaks before its first node.
 */
export async function runDbtNodes(
  paths: StackPaths,
  options: {
    name: string;
    args: string[];
    warehouseUrl: string;
    password: string;
    wave?: string;
  },
): Promise<SuiteResult> {
  const { name, args, warehouseUrl, password, wave } = options;
  const work = path.join(paths.state, 'dbt-suite');
  const target = path.join(work, name);
  const resultsFile = path.join(target, 'run_results.json');
  mkdirSync(target, { recursive: true });
  rmSync(resultsFile, { force: true });
  const project = path.join(paths.root, 'dbt');
  let broke = false;
  try {
    await runCommand({
      command: path.join(paths.root, '.venv', 'bin', 'dbt'),
      args: [
        ...['--warn-error', ...args],
        ...['--project-dir', project, '--profiles-dir', project],
        ...['--target-path', target, '--log-path', work],
      ],
      cwd: project,
      env: {
        ...dbtEnvironment(warehouseUrl, password),
        ...(wave ? { PGOPTIONS: `-c adinsights.wave=${wave}` } : {}),
      },
      logFile: path.join(paths.logs, `dbt-${name}.log`),
    });
  } catch (error) {
    if (!(error instanceof CommandError)) {
      throw error;
    }
    say(error.message);
    broke = true;
  }
  const results = existsSync(resultsFile)
    ? runResultsSchema.parse(JSON.parse(readFileSync(resultsFile, 'utf8')))
        .results
    : [];
  const passed = results.filter(({ status }) =>
    ['success', 'pass'].includes(status),
  ).length;
  const failed = results.length - passed;
  say(`  dbt ${name}: ${passed} of ${results.length} nodes passed`);
  return { name, passed, failed: broke && failed === 0 ? 1 : failed };
}
