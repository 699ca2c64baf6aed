import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { StackPaths } from '../paths/StackPaths';
import { demoTenants } from '../sandbox/tenants';
import type { LocalSecrets } from '../secrets/localSecrets';

/** What differs between one local stack and another. */
export interface LocalSettings {
  port: number;
  /** URL of the control database, as the role that owns it. */
  controlDatabaseUrl: string;
  warehouseUrl: string;
  airbyteUrl: string;
  /** Shifts the portal's clock, for data that is to look old. */
  clockOffset?: { days: number };
}

export const AIRBYTE_CLIENT_ID = 'adinsights-portal';

const localUsers = [
  {
    name: 'admin',
    title: 'Admin',
    description: 'Sees every tenant; onboards and changes them',
  },
  {
    name: 'engineer',
    title: 'Engineer',
    description: 'Sees every tenant; starts runs and edits schedules',
  },
  {
    name: 'on-call',
    title: 'On-call',
    description: 'Sees every tenant; starts runs and edits schedules',
  },
  ...demoTenants.map(({ id, name }) => ({
    name: `lead-${id}`,
    title: `Lead of ${name}`,
    description: `Sees the numbers of ${name} and of nobody else`,
  })),
  {
    name: 'outsider',
    title: 'Outsider',
    description: 'Signed in, but owns nothing',
  },
];

/**
 * Writes the configuration that turns app-config.yaml into a portal for this
 * machine. The file holds passwords and belongs to its owner alone.
 */
export function writeLocalConfig(
  paths: StackPaths,
  secrets: LocalSecrets,
  settings: LocalSettings,
): string {
  const baseUrl = `http://localhost:${settings.port}`;
  const warehouse = new URL(settings.warehouseUrl);
  const config = {
    app: { baseUrl, signIn: { localUsers } },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port: settings.port },
      cors: { origin: baseUrl },
      csp: { 'upgrade-insecure-requests': false },
      database: { connection: settings.controlDatabaseUrl },
    },
    auth: { providers: { local: {} } },
    adinsights: {
      environment: 'local',
      ...(settings.clockOffset
        ? { clock: { offset: settings.clockOffset } }
        : {}),
      warehouse: {
        host: warehouse.hostname,
        port: Number(warehouse.port || 5432),
        database: decodeURIComponent(warehouse.pathname.slice(1)),
        roles: {
          landingWriter: { password: secrets.landingWriterPassword },
          dbtOwner: { password: secrets.dbtOwnerPassword },
          portalTenant: { password: secrets.portalTenantPassword },
          portalFleet: { password: secrets.portalFleetPassword },
        },
      },
    },
    pipelines: {
      waves: { maxWait: { seconds: 2 } },
      airbyte: {
        instances: [
          {
            id: 'default',
            url: settings.airbyteUrl,
            clientId: AIRBYTE_CLIENT_ID,
            clientSecret: secrets.airbyteClientSecret,
          },
        ],
        poll: { first: { seconds: 1 }, max: { seconds: 5 } },
      },
      dbt: {
        executable: path.join(paths.root, '.venv', 'bin', 'dbt'),
        projectDirectory: path.join(paths.root, 'dbt'),
        workDirectory: path.join(paths.state, 'dbt'),
      },
    },
    metrics: { datasets: { demo: { enabled: true } } },
    catalog: {
      locations: [
        {
          type: 'file',
          target: path.join(paths.root, 'catalog', 'org.yaml'),
          rules: [{ allow: ['User', 'Group'] }],
        },
        {
          type: 'file',
          target: path.join(paths.root, 'catalog', 'system.yaml'),
          rules: [{ allow: ['System', 'Component', 'API', 'Resource'] }],
        },
      ],
    },
  };
  const file = path.join(paths.state, 'app-config.generated.yaml');
  // A file that is there would keep its permissions.
  rmSync(file, { force: true });
  writeFileSync(file, stringify(config), { mode: 0o600 });
  return file;
}
