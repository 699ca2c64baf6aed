import type { DemoTenant } from '../sandbox/tenants';
import type { AirbyteSetup } from './AirbyteSetup';
import type { PortalApi } from './PortalApi';
import { seedTenant } from './seedTenant';
import { z } from 'zod';

const connectionIdSchema = z.object({ airbyteConnectionId: z.string() });

/**
 * Onboards a tenant whose syncs succeed once and fail from then on. Meant for
 * a portal whose clock is set back, so that its data is stale afterwards.
 */
export async function seedHistory(
  tenant: DemoTenant,
  portal: PortalApi,
  airbyte: AirbyteSetup,
): Promise<void> {
  const healthy: DemoTenant = {
    ...tenant,
    connections: tenant.connections.map(connection => ({
      ...connection,
      behaviour: 'ok',
    })),
  };
  const first = await seedTenant(healthy, portal, airbyte);
  if (first) {
    const run = await portal.runEnded(first.id);
    if (run.state !== 'succeeded') {
      throw new Error(
        `The first run of ${tenant.id} ended ${run.state}: ${run.failure?.message}`,
      );
    }
  }
  for (const connection of tenant.connections) {
    const { airbyteConnectionId } = connectionIdSchema.parse(
      await portal.request(
        'GET',
        `tenants/tenants/${tenant.id}/connections/${connection.id}`,
      ),
    );
    await airbyte.setBehaviour(airbyteConnectionId, connection);
  }
}
