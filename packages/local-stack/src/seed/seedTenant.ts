import { pageSchema, Run, runSchema } from '@adinsights/plugin-platform-common';
import type { DemoConnection, DemoTenant } from '../sandbox/tenants';
import type { AirbyteSetup } from './AirbyteSetup';
import type { PortalApi } from './PortalApi';

const runsSchema = pageSchema(runSchema);
const FIRST_RUN_REASON = 'First numbers of a new tenant';

/**
 * Onboards one demo tenant as an administrator would: the tenant, its Airbyte
 * workspace and connections, then its first run. What is there already is left
 * alone, so a seed that was cut off goes on where it stopped.
 *
 * @returns the first run, undefined when the tenant has run before
 */
export async function seedTenant(
  tenant: DemoTenant,
  portal: PortalApi,
  airbyte: AirbyteSetup,
): Promise<Run | undefined> {
  const path = `tenants/tenants/${tenant.id}`;
  if (!(await portal.exists(path))) {
    const { id, name, timezone, currency, tier, owner } = tenant;
    await portal.request('POST', 'tenants/tenants', {
      ...{ id, name, timezone, currency, tier, owner },
    });
  }
  await addConnections(tenant, portal, airbyte);
  await portal.request('PATCH', path, { status: 'active' });
  const runs = runsSchema.parse(
    await portal.request('GET', `pipelines/runs?tenant=${tenant.id}&limit=1`),
  );
  return runs.items.length
    ? undefined
    : portal.startRun(tenant.id, FIRST_RUN_REASON);
}

async function addConnections(
  tenant: DemoTenant,
  portal: PortalApi,
  airbyte: AirbyteSetup,
): Promise<void> {
  const path = `tenants/tenants/${tenant.id}/connections`;
  const missing: DemoConnection[] = [];
  for (const connection of tenant.connections) {
    if (!(await portal.exists(`${path}/${connection.id}`))) {
      missing.push(connection);
    }
  }
  if (!missing.length) {
    return;
  }
  const workspace = await airbyte.createWorkspace(tenant);
  for (const { id, provider, name, ...rest } of missing) {
    await portal.request('POST', path, {
      ...{ id, provider, name, airbyteInstance: 'default' },
      airbyteConnectionId: await airbyte.createConnection(
        { id, provider, name, ...rest },
        workspace,
      ),
    });
  }
}
