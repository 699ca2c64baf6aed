import { randomBytes } from 'node:crypto';
import { setUpWarehouse } from '@adinsights/plugin-platform-node';
import { Client } from 'pg';
import type { StackPaths } from '../paths/StackPaths';
import { databaseUrl, ensureDatabase } from '../postgres/databases';
import { runDbtNodes } from './runDbtNodes';
import type { SuiteResult } from './SuiteResult';
import { addUp } from './SuiteResult';

const WAVE = 'suite/1/1';

/**
 * The dbt project on an empty warehouse: seeds, every model of a wave without
 * members with its tests, and the unit tests of the formulas.
 */
export async function runDbtSuite(
  paths: StackPaths,
  postgresUrl: string,
): Promise<SuiteResult> {
  await ensureDatabase(postgresUrl, 'dbt_suite');
  const warehouseUrl = databaseUrl(postgresUrl, 'dbt_suite');
  const password = randomBytes(12).toString('hex');
  await setUpWarehouse({
    adminUrl: warehouseUrl,
    passwords: {
      airbyte_loader: password,
      landing_writer: password,
      dbt_owner: password,
      portal_tenant: password,
      portal_fleet: password,
    },
  });
  await addWave(warehouseUrl);
  const results: SuiteResult[] = [];
  for (const [name, args] of [
    ['seed', ['seed']],
    ['wave', ['build', '--selector', 'wave']],
    ['unit', ['test', '--selector', 'unit']],
  ] as [string, string[]][]) {
    results.push(
      await runDbtNodes(paths, {
        ...{ name, args, warehouseUrl, password, wave: WAVE },
      }),
    );
  }
  return addUp('dbt', results);
}

async function addWave(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('insert into control.waves (wave_id) values ($1)', [
      WAVE,
    ]);
  } finally {
    await client.end();
  }
}
