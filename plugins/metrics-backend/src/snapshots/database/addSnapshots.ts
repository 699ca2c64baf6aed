import type { Knex } from 'knex';
import type { NewSnapshot } from '../SnapshotStore';

/**
 * Adds snapshots and moves the heads of their tenants. A step that was done
 * before keeps what it made then, and a late one never moves a head back.
 */
export async function addSnapshots(
  tx: Knex.Transaction,
  snapshots: readonly NewSnapshot[],
): Promise<void> {
  const added: { id: string }[] = await tx('snapshots')
    .insert(
      snapshots.map(snapshot => ({
        id: snapshot.id,
        tenant_id: snapshot.tenantId,
        dataset: snapshot.dataset,
        wave_id: snapshot.waveId,
        run_id: snapshot.runId,
        step_id: snapshot.stepId,
        publication_id: snapshot.publicationId,
        generated_at: snapshot.generatedAt,
        data_as_of: snapshot.dataAsOf,
        marts_began_at: snapshot.martsBeganAt,
        body: snapshot.body,
        checksum: snapshot.checksum,
        bytes: snapshot.bytes,
        rows: JSON.stringify(snapshot.rows),
      })),
    )
    .onConflict('step_id')
    .ignore()
    .returning('id');
  const ids = new Set(added.map(({ id }) => id));
  const newest = new Map(
    snapshots
      .filter(({ id }) => ids.has(id))
      .sort((a, b) => a.generatedAt.getTime() - b.generatedAt.getTime())
      .map(snapshot => [snapshot.tenantId, snapshot]),
  );
  // In one order everywhere, so that two writers wait instead of deadlocking.
  const heads = [...newest.values()].sort((a, b) =>
    a.tenantId < b.tenantId ? -1 : 1,
  );
  if (heads.length === 0) {
    return;
  }
  await tx('snapshot_heads')
    .insert(
      heads.map(snapshot => ({
        tenant_id: snapshot.tenantId,
        snapshot_id: snapshot.id,
        generated_at: snapshot.generatedAt,
        data_as_of: snapshot.dataAsOf,
        spend: snapshot.spend,
        spend_trend: snapshot.spendTrend,
      })),
    )
    .onConflict('tenant_id')
    .merge()
    .whereRaw('excluded.generated_at >= snapshot_heads.generated_at');
}
