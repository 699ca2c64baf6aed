import type { RunState, SyncStatus } from '@adinsights/plugin-platform-common';

const BASE = 'plugin://pipelines';

function query(entries: Record<string, string | null | undefined>): string {
  const present = Object.entries(entries).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return new URLSearchParams(present).toString();
}

/** Which runs, and from where on. */
export interface RunsQuery {
  tenant: string | null;
  state?: RunState | null;
  cursor?: string | null;
  limit: number;
}

/** A page of runs, newest first. */
export function runsAddress({ limit, ...rest }: RunsQuery): string {
  return `${BASE}/runs?${query({ ...rest, limit: String(limit) })}`;
}

/** One run with its steps and events. */
export function runAddress(id: string): string {
  return `${BASE}/runs/${encodeURIComponent(id)}`;
}

/** Where a run is started by hand. */
export const NEW_RUN_ADDRESS = `${BASE}/runs`;

/** Where a run is told to stop, or to go on from what failed. */
export function runActionAddress(
  id: string,
  action: 'cancel' | 'retry',
): string {
  return `${runAddress(id)}/${action}`;
}

/** A page of connections and how their syncs stand. */
export function telemetryAddress(options: {
  tenant: string | null;
  status?: SyncStatus | null;
  cursor?: string | null;
  limit: number;
}): string {
  const { limit, ...rest } = options;
  return `${BASE}/telemetry?${query({ ...rest, limit: String(limit) })}`;
}

/** A tenant's schedule. */
export function scheduleAddress(tenant: string): string {
  return `${BASE}/schedules/${encodeURIComponent(tenant)}`;
}

/** Every tenant's last and next run in one compact answer. */
export const FLEET_ADDRESS = `${BASE}/fleet`;
