import {
  SyncStatus,
  Telemetry,
  telemetrySchema,
} from '@adinsights/plugin-platform-common';
import type { Resource } from '@adinsights/plugin-platform-react';
import { telemetryAddress } from './addresses';
import { useLiveResource } from './useLiveResource';

function someRunning({ syncStatusCounts }: Telemetry): boolean {
  return syncStatusCounts.running > 0;
}

/**
 * A page of connections with their roll-up, kept up to date. Null asks
 * nothing.
 */
export function useTelemetry(
  query: {
    tenant: string | null;
    status?: SyncStatus | null;
    cursor?: string | null;
    limit: number;
  } | null,
): Resource<Telemetry> {
  return useLiveResource(
    query && telemetryAddress(query),
    telemetrySchema,
    someRunning,
  );
}
