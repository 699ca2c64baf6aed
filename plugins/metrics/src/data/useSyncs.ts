import { telemetrySchema } from '@adinsights/plugin-platform-common';
import { useResource } from '@adinsights/plugin-platform-react';
import { syncsAddress } from './addresses';
import { REFRESH_MS } from './useMetrics';

/** The last sync attempt of each of a tenant's connections. */
export function useSyncs(tenant: string) {
  return useResource(syncsAddress(tenant), telemetrySchema, {
    refreshMs: REFRESH_MS,
  });
}
