import { performance } from 'node:perf_hooks';
import type { Run } from '@adinsights/plugin-platform-common';
import { ensureAppBundle } from '../app/appBundle';
import { PortalBackend } from '../backend/PortalBackend';
import { AIRBYTE_CLIENT_ID, writeLocalConfig } from '../config/localConfig';
import { ensurePythonEnvironment } from '../dbt/pythonEnvironment';
import { keepExchangeRates } from '../exchangeRates/keepExchangeRates';
import { loadExchangeRates } from '../exchangeRates/loadExchangeRates';
import { whenChanged } from '../paths/fingerprint';
import type { StackPaths } from '../paths/StackPaths';
import { StackDatabases, startDatabases } from '../postgres/startDatabases';
import { choosePort, isPortFree } from '../processes/ports';
import { rotateLogs } from '../processes/rotateLogs';
import { Stack } from '../processes/Stack';
import { DemoTenant, demoTenants } from '../sandbox/tenants';
import { LocalSecrets, readOrMakeSecrets } from '../secrets/localSecrets';
import { AirbyteSetup } from '../seed/AirbyteSetup';
import { PortalApi } from '../seed/PortalApi';
import { seedHistory } from '../seed/seedHistory';
import { seedTenant } from '../seed/seedTenant';
import { say, step } from '../terminal/progress';
import { UserError } from '../terminal/UserError';
import { AirbyteSandboxProcess } from './AirbyteSandboxProcess';
import { asRole, prepareWarehouse } from './prepareWarehouse';

/** The tenant whose data is stale on purpose. */
const STALE_TENANT = 'portmore-grocers';
const HISTORY_DAYS = 2;
const DAY_MS = 86_400_000;

export interface StartOptions {
  port: number;
  build: boolean;
  /** False trades safety after a crash for speed; for tests only. */
  durable: boolean;
}

/** A portal that answers. */
export interface RunningPortal {
  backend: PortalBackend;
  url: string;
  sandboxUrl: string;
  databases: StackDatabases;
  secrets: LocalSecrets;
}

/** The parts of a stack that both phases of a start need. */
interface Prepared {
  paths: StackPaths;
  secrets: LocalSecrets;
  databases: StackDatabases;
  airbytePort: number;
  port: number;
}

/**
 * Brings a whole portal up: what is missing is installed, built and prepared,
 * and the demo tenants get their first numbers. The caller has claimed the state.
 */
export async function startPortal(
  paths: StackPaths,
  options: StartOptions,
  stack: Stack,
): Promise<RunningPortal> {
  const began = performance.now();
  rotateLogs(paths.logs);
  if (!(await isPortFree(options.port))) {
    throw new UserError(
      `Port ${options.port} is taken; stop what listens there or choose another with --port.`,
    );
  }
  const secrets = readOrMakeSecrets(paths);
  await ensurePythonEnvironment(paths);
  if (options.build) {
    await ensureAppBundle(paths);
  }
  const databases = await step('Starting PostgreSQL', () =>
    startDatabases(paths, secrets, stack, options.durable),
  );
  await step('Preparing the warehouse', () =>
    prepareWarehouse(paths, secrets, databases.warehouseAdminUrl),
  );
  keepExchangeRates(
    () =>
      loadExchangeRates(
        asRole(
          databases.warehouseAdminUrl,
          'landing_writer',
          secrets.landingWriterPassword,
        ),
        new Date(),
      ),
    stack,
  );
  const prepared: Prepared = {
    paths,
    secrets,
    databases,
    airbytePort: await choosePort(18001),
    port: options.port,
  };
  await whenChanged({ shared: paths.state }, 'history', STALE_TENANT, () =>
    step(`Making the data of a stale tenant (${STALE_TENANT})`, () =>
      makeHistory(prepared, stack),
    ),
  );
  const portal = await startPresent(prepared, stack);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(`\nThe portal runs at ${portal.url} (ready in ${seconds} s).`);
  return portal;
}

async function startServers(
  prepared: Prepared,
  stack: Stack,
  history: boolean,
): Promise<RunningPortal> {
  const { paths, secrets, databases, airbytePort, port } = prepared;
  const sandbox = await AirbyteSandboxProcess.start(
    paths,
    {
      port: airbytePort,
      stateUrl: databases.sandboxUrl,
      clientSecret: secrets.airbyteClientSecret,
      clockOffsetMs: history ? -HISTORY_DAYS * DAY_MS : 0,
    },
    stack,
  );
  const configFile = writeLocalConfig(paths, secrets, {
    port,
    controlDatabaseUrl: databases.controlUrl,
    warehouseUrl: databases.warehouseAdminUrl,
    airbyteUrl: sandbox.url,
    clockOffset: history ? { days: -HISTORY_DAYS } : undefined,
  });
  const backend = await PortalBackend.start(paths, { port, configFile }, stack);
  return {
    backend,
    url: `http://localhost:${port}`,
    sandboxUrl: sandbox.url,
    databases,
    secrets,
  };
}

async function makeHistory(prepared: Prepared, stack: Stack): Promise<void> {
  const tenant = demoTenants.find(({ id }) => id === STALE_TENANT);
  if (!tenant) {
    throw new Error(`There is no demo tenant ${STALE_TENANT}`);
  }
  const past = new Stack();
  stack.add('history', () => past.stop());
  try {
    const running = await startServers(prepared, past, true);
    await seedHistory(tenant, portalApi(running), airbyteSetup(running));
  } finally {
    await past.stop();
  }
}

async function startPresent(
  prepared: Prepared,
  stack: Stack,
): Promise<RunningPortal> {
  const running = await step('Starting the portal', () =>
    startServers(prepared, stack, false),
  );
  const tenants = demoTenants.filter(({ id }) => id !== STALE_TENANT);
  await whenChanged(
    { shared: prepared.paths.state },
    'tenants',
    tenants.map(({ id }) => id).join(),
    () =>
      step(`First numbers of ${tenants.length} tenants`, () =>
        seedPresent(running, tenants),
      ),
  );
  return running;
}

async function seedPresent(
  running: RunningPortal,
  tenants: DemoTenant[],
): Promise<void> {
  const portal = portalApi(running);
  const airbyte = airbyteSetup(running);
  const runs: Run[] = [];
  for (const tenant of tenants) {
    const run = await seedTenant(tenant, portal, airbyte);
    if (run) {
      runs.push(run);
    }
  }
  const ended = await Promise.all(runs.map(run => portal.runEnded(run.id)));
  for (const run of ended.filter(({ state }) => state !== 'succeeded')) {
    say(`    ${run.tenantId}: ${run.state}, ${run.failure?.message ?? ''}`);
  }
}

function portalApi(running: RunningPortal): PortalApi {
  return new PortalApi(running.backend.url, () =>
    running.backend.tokenOf('admin'),
  );
}

function airbyteSetup(running: RunningPortal): AirbyteSetup {
  const loader = new URL(
    asRole(
      running.databases.warehouseAdminUrl,
      'airbyte_loader',
      running.secrets.airbyteLoaderPassword,
    ),
  );
  return new AirbyteSetup(
    running.sandboxUrl,
    {
      clientId: AIRBYTE_CLIENT_ID,
      clientSecret: running.secrets.airbyteClientSecret,
    },
    {
      host: loader.hostname,
      port: Number(loader.port || 5432),
      database: loader.pathname.slice(1),
      username: loader.username,
      password: loader.password,
    },
  );
}
