import type { Knex } from 'knex';

const counted = `
  select lanes.tenant_id, lanes.queued, lanes.running,
    count(*) filter (where runs.state = 'queued') as really_queued,
    count(*) filter (where runs.state = 'running') as really_running
  from lanes left join runs on runs.tenant_id = lanes.tenant_id
    and runs.state in ('queued', 'running')`;

/**
 * Brings the counters of lanes that have drifted to what the runs say.
 *
 * @returns how many had
 */
export async function recountLanes(trx: Knex.Transaction): Promise<number> {
  const { rows } = await trx.raw<{ rows: { tenant_id: string }[] }>(
    `select tenant_id from (${counted} group by lanes.tenant_id) as lane
     where queued <> really_queued or running <> really_running`,
  );
  if (rows.length === 0) {
    return 0;
  }
  const tenants = rows.map(row => row.tenant_id);
  // Counted again under the lock: a lane changes only with its runs, and what
  // was on its way has been written once the lock is had.
  await trx.raw(
    `select from lanes where tenant_id = any(?) order by tenant_id for update`,
    [tenants],
  );
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `update lanes set queued = really_queued, running = really_running
     from (${counted} where lanes.tenant_id = any(?)
       group by lanes.tenant_id) as lane
     where lanes.tenant_id = lane.tenant_id and (
       lanes.queued <> really_queued or lanes.running <> really_running
     )`,
    [tenants],
  );
  return rowCount;
}
