import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setUpWarehouse } from '@adinsights/plugin-platform-node';
import { dbtEnvironment } from '../dbt/dbtEnvironment';
import { loadExchangeRates } from '../exchangeRates/loadExchangeRates';
import { fingerprint, whenChanged } from '../paths/fingerprint';
import type { StackPaths } from '../paths/StackPaths';
import { runCommand } from '../processes/runCommand';
import type { LocalSecrets } from '../secrets/localSecrets';

/**
 * Brings the warehouse up to date: roles, schemas and landing tables, exchange
 * rates, then the seeds of the dbt project when they changed.
 */
export async function prepareWarehouse(
  paths: StackPaths,
  secrets: LocalSecrets,
  adminUrl: string,
): Promise<void> {
  await setUpWarehouse({
    adminUrl,
    passwords: {
      airbyte_loader: secrets.airbyteLoaderPassword,
      landing_writer: secrets.landingWriterPassword,
      dbt_owner: secrets.dbtOwnerPassword,
      portal_tenant: secrets.portalTenantPassword,
      portal_fleet: secrets.portalFleetPassword,
    },
  });
  await loadExchangeRates(
    asRole(adminUrl, 'landing_writer', secrets.landingWriterPassword),
    new Date(),
  );
  const project = path.join(paths.root, 'dbt');
  mkdirSync(path.join(paths.state, 'stamps'), { recursive: true });
  await whenChanged(
    { shared: paths.state },
    'dbt-seeds',
    fingerprint([
      path.join(project, 'seeds'),
      path.join(project, 'dbt_project.yml'),
    ]),
    () => seedWarehouse(paths, secrets, adminUrl),
  );
}

/** The same database as another role. */
export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.toString();
}

async function seedWarehouse(
  paths: StackPaths,
  secrets: LocalSecrets,
  adminUrl: string,
): Promise<void> {
  const work = path.join(paths.state, 'dbt', 'set-up');
  await runCommand({
    command: path.join(paths.root, '.venv', 'bin', 'dbt'),
    args: [
      'seed',
      ...['--project-dir', path.join(paths.root, 'dbt')],
      ...['--profiles-dir', path.join(paths.root, 'dbt')],
      ...['--target-path', path.join(work, 'target')],
      ...['--log-path', path.join(work, 'logs')],
    ],
    cwd: path.join(paths.root, 'dbt'),
    env: dbtEnvironment(adminUrl, secrets.dbtOwnerPassword),
    logFile: path.join(paths.logs, 'dbt-seed.log'),
  });
}
