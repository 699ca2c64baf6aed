import { Provider } from '@adinsights/plugin-platform-common';

/** A sync of a connection that has succeeded. */
export interface LandRequest {
  tenantId: string;
  connectionId: string;
  provider: Provider;
  /** Airbyte's job id; it grows with each sync of a connection. */
  syncId: number;
  syncStartedAt: Date;
  syncEndedAt: Date;
  landedAt: Date;
  /**
   * Days that the connection reads again with each sync, when it is not set to
   * the default of its connector. Too many would empty days that were not read.
   */
  lookBackDays?: number;
}

/** What the landing of one stream did. */
export interface StreamLoad {
  stream: string;
  /** Raw rows considered, repeated ones and those of failed syncs included. */
  rows: number;
  /** Of them, those without a readable day or natural key. */
  rejected: number;
  daysChanged: number;
  /** True when an earlier landing had done it; then nothing was changed. */
  alreadyLanded: boolean;
}

/** Sums over the streams, and each stream. */
export interface SyncLoad {
  rows: number;
  rejected: number;
  daysChanged: number;
  streams: StreamLoad[];
}
