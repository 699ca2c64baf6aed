import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { addSnapshots } from './database/addSnapshots';
import { deleteExpired } from './database/deleteExpired';
import type {
  FleetHead,
  NewSnapshot,
  SnapshotKey,
  SnapshotRecord,
  SnapshotStore,
  StoredSnapshot,
} from './SnapshotStore';

const RECORD_COLUMNS = {
  id: 'id',
  tenantId: 'tenant_id',
  dataset: 'dataset',
  waveId: 'wave_id',
  runId: 'run_id',
  generatedAt: 'generated_at',
  dataAsOf: 'data_as_of',
  rows: 'rows',
  checksum: 'checksum',
  bytes: 'bytes',
};

function within(scope: TenantScope) {
  return (query: Knex.QueryBuilder) => {
    if (!scope.all) {
      query.whereRaw('tenant_id = any(?)', [[...scope.tenantIds]]);
    }
  };
}

/** {@link SnapshotStore} in the plugin's own database. */
export class DatabaseSnapshotStore implements SnapshotStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(knex: Knex): DatabaseSnapshotStore {
    return new DatabaseSnapshotStore(knex);
  }

  async add(snapshots: readonly NewSnapshot[]): Promise<void> {
    if (snapshots.length > 0) {
      await this.#knex.transaction(tx => addSnapshots(tx, snapshots));
    }
  }

  async findSteps(
    stepIds: readonly string[],
  ): Promise<Map<string, { rows: Record<string, number>; bytes: number }>> {
    const found = await this.#knex('snapshots')
      .select('step_id', 'rows', 'bytes')
      .whereRaw('step_id = any(?)', [[...stepIds]]);
    return new Map(found.map(({ step_id, ...rest }) => [step_id, rest]));
  }

  async get(
    scope: TenantScope,
    id: string,
  ): Promise<StoredSnapshot | undefined> {
    return this.#knex('snapshots')
      .first({ ...RECORD_COLUMNS, body: 'body' })
      .where({ id })
      .modify(within(scope));
  }

  async list(
    scope: TenantScope,
    options: { tenantId?: string; after?: SnapshotKey; limit: number },
  ): Promise<SnapshotRecord[]> {
    const { tenantId, after, limit } = options;
    return this.#knex('snapshots')
      .select(RECORD_COLUMNS)
      .modify(within(scope))
      .modify(query => {
        if (tenantId) {
          query.where('tenant_id', tenantId);
        }
        if (after) {
          query.whereRaw('(generated_at, id) < (?, ?)', [
            after.generatedAt,
            after.id,
          ]);
        }
      })
      .orderBy([
        { column: 'generated_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
  }

  async listHeads(scope: TenantScope): Promise<FleetHead[]> {
    return this.#knex('snapshot_heads')
      .select({
        tenantId: 'tenant_id',
        snapshotId: 'snapshot_id',
        generatedAt: 'generated_at',
        dataAsOf: 'data_as_of',
        spend: 'spend',
        spendTrend: 'spend_trend',
      })
      .modify(within(scope));
  }

  async deleteExpired(options: {
    thinBefore: Date;
    dropBefore: Date;
    limit: number;
  }): Promise<number> {
    return deleteExpired(this.#knex, options);
  }
}
