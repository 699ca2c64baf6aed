import type { ConnectionSyncs } from './syncStatus';

/** Figures about the recent syncs of a connection. */
export interface SyncFigures {
  connectionId: string;
  /** Of the last success. */
  rowsLast: number | null;
  rows7d: number;
  /** Median of the successes of seven days. */
  durationP50Ms: number | null;
  failures24h: number;
}

/** Sync telemetry, read from the attempts of sync steps. */
export interface TelemetryStore {
  /** Connections that never synced are left out. */
  syncs(connectionIds: readonly string[]): Promise<ConnectionSyncs[]>;
  figures(connectionIds: readonly string[], now: Date): Promise<SyncFigures[]>;
}
