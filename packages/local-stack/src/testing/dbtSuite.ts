import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setUpWarehouse } from '@adinsights/plugin-platform-node';
import { Client } from 'pg';
import { z } from 'zod';
import type { StackPaths } from '../paths/StackPaths';
import { databaseUrl, ensureDatabase } from '../postgres/databases';
import { CommandError, runCommand } from '../processes/runCommand';
import { dbtEnvironment } from '../dbt/dbtEnvironment';
import { say } from '../terminal/progress';
import type { SuiteResult } from './SuiteResult';

const runResultsSchema = z.object({
  results: z.array(
    z.object({
      unique_id: z.string(),
      status: z.string(),
      message: z.string().nullable(),
    }),
  ),
});

/**
 * The dbt project on an empty warehouse: seeds, every model of a wave without
 * members, its tests, then the unit tests of the formulas. Each node is one
 * test; a warning counts as a failure.
 */
export async function runDbtSuite(
  paths: StackPaths,
  postgresUrl: string,
): Promise<SuiteResult> {
  const database = 'dbt_suite';
  await ensureDatabase(postgresUrl, database);
  const adminUrl = databaseUrl(postgresUrl, database);
  const password = randomBytes(12).toString('hex');
  await setUpWarehouse({
    adminUrl,
    passwords: {
      airbyte_loader: password,
      landing_writer: password,
      dbt_owner: password,
      portal_tenant: password,
      portal_fleet: password,
    },
  });
  const wave = 'suite/1/1';
  await ensureWave(adminUrl, wave);
  const result: SuiteResult = { name: 'dbt', passed: 0, failed: 0 };
  for (const [name, args] of [
    ['seed', ['seed']],
    ['wave', ['build', '--selector', 'wave']],
    ['unit', ['build', '--selector', 'unit']],
  ] as const) {
    const work = path.join(paths.state, 'dbt-suite');
    const target = path.join(work, name);
    mkdirSync(target, { recursive: true });
    try {
      await runCommand({
        command: path.join(paths.root, '.venv', 'bin', 'dbt'),
        args: [
          ...['--warn-error', ...args],
          ...['--project-dir', path.join(paths.root, 'dbt')],
          ...['--profiles-dir', path.join(paths.root, 'dbt')],
          ...['--target-path', target, '--log-path', work],
        ],
        cwd: path.join(paths.root, 'dbt'),
        env: {
          ...dbtEnvironment(adminUrl, password),
          PGOPTIONS: `-c adinsights.wave=${wave}`,
        },
        logFile: path.join(paths.logs, `dbt-${name}.log`),
      });
    } catch (error) {
      if (!(error instanceof CommandError)) {
        throw error;
      }
      say(error.message);
      result.failed += 1;
    }
    const { results } = runResultsSchema.parse(
      JSON.parse(readFileSync(path.join(target, 'run_results.json'), 'utf8')),
    );
    const good = results.filter(({ status }) =>
      ['success', 'pass'].includes(status),
    );
    result.passed += good.length;
    say(`  dbt ${name}: ${good.length} of ${results.length} nodes passed`);
  }
  return result;
}

async function ensureWave(adminUrl: string, wave: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('insert into control.waves (wave_id) values ($1)', [
      wave,
    ]);
  } finally {
    await client.end();
  }
}
