import type { TenantScope } from '@adinsights/plugin-platform-node';

/** What is stored of a snapshot beside its payload. */
export interface SnapshotRecord {
  id: string;
  tenantId: string;
  dataset: 'live';
  waveId: string;
  runId: string;
  generatedAt: Date;
  dataAsOf: Date | null;
  /** Rows per section. */
  rows: Record<string, number>;
  checksum: string;
  bytes: number;
}

/** A snapshot with its compressed payload. */
export interface StoredSnapshot extends SnapshotRecord {
  body: Buffer;
}

/** A snapshot to be stored. */
export interface NewSnapshot extends StoredSnapshot {
  stepId: string;
  publicationId: string | null;
  martsBeganAt: Date | null;
  spend: number | null;
  spendTrend: number[];
}

/** The newest snapshot of a tenant. */
export interface SnapshotHead {
  tenantId: string;
  snapshotId: string;
  generatedAt: Date;
  dataAsOf: Date | null;
}

/** A head with the figures that the fleet shows. */
export interface FleetHead extends SnapshotHead {
  spend: number | null;
  spendTrend: number[];
}

/** Last row of a page; pages go from the newest on. */
export interface SnapshotKey {
  generatedAt: Date;
  id: string;
}

/** History of snapshots, and the newest of each tenant. */
export interface SnapshotStore {
  /** Adds snapshots; a step that has one keeps it. */
  add(snapshots: readonly NewSnapshot[]): Promise<void>;
  /** Which of these steps have their snapshot. */
  findSteps(
    stepIds: readonly string[],
  ): Promise<Map<string, { rows: Record<string, number>; bytes: number }>>;
  get(scope: TenantScope, id: string): Promise<StoredSnapshot | undefined>;
  list(
    scope: TenantScope,
    options: { tenantId?: string; after?: SnapshotKey; limit: number },
  ): Promise<SnapshotRecord[]>;
  listHeads(scope: TenantScope): Promise<FleetHead[]>;
  /**
   * Deletes at most `limit` snapshots beyond retention: of days before
   * `thinBefore` all but the newest of each UTC day, and all before
   * `dropBefore`. A tenant's newest snapshot always stays.
   */
  deleteExpired(options: {
    thinBefore: Date;
    dropBefore: Date;
    limit: number;
  }): Promise<number>;
}
