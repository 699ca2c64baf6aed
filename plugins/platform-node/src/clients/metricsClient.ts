import { Freshness, freshnessSchema } from '@adinsights/plugin-platform-common';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { createPluginRequest } from './pluginRequest';

/** Answer of `GET /api/metrics/fleet-freshness`, for service principals. @public */
export const fleetFreshnessAnswerSchema = z.object({
  items: z.array(
    z.object({ tenantId: z.string(), freshness: freshnessSchema }),
  ),
});

/**
 * What other back ends ask of metrics. Methods throw
 * `ServiceUnavailableError` when there is no answer.
 *
 * @public
 */
export interface MetricsClient {
  /** Freshness of every tenant as a whole, by tenant id. */
  freshness(): Promise<Map<string, Freshness>>;
}

/** @public */
export const metricsClientServiceRef = createServiceRef<MetricsClient>({
  id: 'adinsights.metrics-client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        const request = createPluginRequest({
          auth,
          discovery,
          pluginId: 'metrics',
        });
        return {
          async freshness() {
            const { items } = await request(
              '/fleet-freshness',
              fleetFreshnessAnswerSchema,
            );
            return new Map(
              items.map(({ tenantId, freshness }) => [tenantId, freshness]),
            );
          },
        };
      },
    }),
});
