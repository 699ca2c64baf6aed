import type { RunState } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { TenantRuns } from '../../../fleet/FleetStore';

interface TenantRunsRow {
  tenant_id: string;
  last_id: string | null;
  last_state: RunState | null;
  last_ended_at: Date | null;
  active_id: string | null;
}

/** Two steps into an index per tenant, however many runs it has had. */
export function tenantRunsQuery(
  knex: Knex,
  tenantIds: readonly string[],
): Knex.Raw {
  return knex.raw(
    `select wanted.tenant_id, last.id as last_id, last.state as last_state,
       last.ended_at as last_ended_at, active.id as active_id
     from unnest(?::text[]) as wanted (tenant_id)
     left join lateral (
       select id, state, ended_at from runs
       where runs.tenant_id = wanted.tenant_id and ended_at is not null
       order by ended_at desc limit 1
     ) as last on true
     left join runs as active
       on active.tenant_id = wanted.tenant_id and active.state = 'running'`,
    [[...tenantIds]],
  );
}

export async function readTenantRuns(
  knex: Knex,
  tenantIds: readonly string[],
): Promise<TenantRuns[]> {
  const { rows } = (await tenantRunsQuery(knex, tenantIds)) as {
    rows: TenantRunsRow[];
  };
  return rows.map(row => ({
    tenantId: row.tenant_id,
    lastRunId: row.last_id,
    lastRunState: row.last_state,
    lastRunEndedAt: row.last_ended_at,
    activeRunId: row.active_id,
  }));
}
