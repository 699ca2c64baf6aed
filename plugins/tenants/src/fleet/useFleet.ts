import { useMemo } from 'react';
import {
  fleetSchema,
  fromFleet,
  metricsFleetRowSchema,
  pipelinesFleetRowSchema,
} from '@adinsights/plugin-platform-common';
import {
  Resource,
  useResource,
  useTenants,
} from '@adinsights/plugin-platform-react';
import type { FleetRow, FleetSource } from './FleetRow';
import { joinFleet } from './joinFleet';
import type { SourceState } from './Known';
import { useReloadOn } from './useReloadOn';

const REFRESH_MS = 60_000;

const pipelinesSchema = fleetSchema.transform(fleet =>
  fromFleet(pipelinesFleetRowSchema, fleet),
);
const metricsSchema = fleetSchema.transform(fleet =>
  fromFleet(metricsFleetRowSchema, fleet),
);

/** How one source stands: what it said last, and whether that is current. */
export interface SourceStatus {
  source: FleetSource;
  isLoading: boolean;
  error: Error | undefined;
  confirmedAt: Date | undefined;
}

/** Whether a cell of this source can have a value. */
export function sourceStateOf(status: SourceStatus): SourceState {
  if (status.isLoading) {
    return 'loading';
  }
  return status.error && !status.confirmedAt ? 'failed' : 'ready';
}

/** The fleet as far as it is known; `rows` is undefined before the first answer. */
export interface FleetView {
  rows: FleetRow[] | undefined;
  sources: Record<FleetSource, SourceStatus>;
  reload(): void;
}

function statusOf(
  source: FleetSource,
  resource: Resource<unknown>,
): SourceStatus {
  const { isLoading, error, confirmedAt } = resource;
  return { source, isLoading, error, confirmedAt };
}

/**
 * Reads the three sources and joins them. Asks again every minute, and soon
 * after a snapshot or a run was signalled.
 */
export function useFleet(): FleetView {
  const tenants = useTenants();
  const pipelines = useResource('plugin://pipelines/fleet', pipelinesSchema, {
    refreshMs: REFRESH_MS,
  });
  const metrics = useResource('plugin://metrics/fleet', metricsSchema, {
    refreshMs: REFRESH_MS,
  });
  const reload = () => {
    tenants.reload();
    pipelines.reload();
    metrics.reload();
  };
  useReloadOn('metrics', reload);

  const answered =
    tenants.data || (tenants.error && (pipelines.data || metrics.data));
  const rows = useMemo(
    () =>
      answered
        ? joinFleet({
            tenants: tenants.data,
            pipelines: pipelines.data,
            metrics: metrics.data,
          })
        : undefined,
    [answered, tenants.data, pipelines.data, metrics.data],
  );
  return {
    rows,
    sources: {
      tenants: statusOf('tenants', tenants),
      pipelines: statusOf('pipelines', pipelines),
      metrics: statusOf('metrics', metrics),
    },
    reload,
  };
}
