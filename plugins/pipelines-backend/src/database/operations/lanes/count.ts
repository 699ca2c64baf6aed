import type { Knex } from 'knex';
import { Columns, recordset } from '../../recordset';

interface ChangeRow {
  tenant_id: string;
  queued: number;
  running: number;
}

const columns: Columns<ChangeRow> = {
  tenant_id: 'text',
  queued: 'integer',
  running: 'integer',
};

/**
 * Counts runs that changed their state into the lanes of their tenants. Lanes
 * are locked in the order of their tenants, so that two cannot wait for each
 * other, and always after the runs.
 */
export async function countIntoLanes(
  trx: Knex.Transaction,
  changes: readonly { tenantId: string; queued: number; running: number }[],
): Promise<void> {
  const byTenant = new Map<string, ChangeRow>();
  for (const { tenantId, queued, running } of changes) {
    const sum = byTenant.get(tenantId);
    byTenant.set(tenantId, {
      tenant_id: tenantId,
      queued: (sum?.queued ?? 0) + queued,
      running: (sum?.running ?? 0) + running,
    });
  }
  const rows = [...byTenant.values()].filter(
    ({ queued, running }) => queued !== 0 || running !== 0,
  );
  if (rows.length === 0) {
    return;
  }
  await trx.raw(
    `with change as (select * from ?), locked as (
       select tenant_id from lanes
       where tenant_id in (select tenant_id from change)
       order by tenant_id for update
     )
     update lanes set queued = lanes.queued + change.queued,
       running = lanes.running + change.running
     from change join locked using (tenant_id)
     where lanes.tenant_id = change.tenant_id`,
    [recordset(trx, columns, rows)],
  );
}
