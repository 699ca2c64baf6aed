import type { Knex } from 'knex';
import type { EvaluatedLayer } from '../FreshnessStore';

/**
 * Writes what was evaluated and removes layers that are gone, touching only
 * rows that differ and none that a later evaluation wrote. A state that goes on
 * keeps its `since`, unless the new success began after the old state had run
 * out.
 */
export async function replaceFreshness(
  tx: Knex.Transaction,
  layers: readonly EvaluatedLayer[],
  options: { tenantIds: readonly string[] | 'all'; evaluatedAt: Date },
): Promise<void> {
  const { tenantIds, evaluatedAt } = options;
  // Ordered by key, so that two writers wait for each other in one direction.
  const rows = [...layers]
    .sort((a, b) =>
      `${a.tenantId}/${a.layer}` < `${b.tenantId}/${b.layer}` ? -1 : 1,
    )
    .map(({ tenantId, layer, lastSuccessBeganAt, dataAsOf, freshness }) => ({
      tenant_id: tenantId,
      layer,
      last_success_began_at: lastSuccessBeganAt,
      data_as_of: dataAsOf,
      state: freshness.state,
      reason: freshness.reason,
      since: freshness.since,
      state_until: freshness.stateUntil,
      next_expected_at: freshness.nextExpectedAt,
      evaluated_at: evaluatedAt,
    }));
  const bindings = {
    rows: JSON.stringify(rows),
    tenantIds: tenantIds === 'all' ? null : [...tenantIds],
    evaluatedAt,
  };
  await tx.raw(
    `
    with judged as (
      select r.tenant_id, r.layer, r.last_success_began_at, r.data_as_of,
             r.state, r.reason,
             case when r.state = f.state and (f.state_until is null
                    or r.last_success_began_at < f.state_until)
                  then f.since else r.since end as since,
             r.state_until, r.next_expected_at, r.evaluated_at
      from jsonb_populate_recordset(
        null::freshness, cast(:rows as jsonb)) r
      left join freshness f
        on f.tenant_id = r.tenant_id and f.layer = r.layer
    )
    insert into freshness as f (tenant_id, layer, last_success_began_at,
      data_as_of, state, reason, since, state_until, next_expected_at,
      evaluated_at)
    select * from judged order by tenant_id, layer
    on conflict (tenant_id, layer) do update set
      last_success_began_at = excluded.last_success_began_at,
      data_as_of = excluded.data_as_of, state = excluded.state,
      reason = excluded.reason, since = excluded.since,
      state_until = excluded.state_until,
      next_expected_at = excluded.next_expected_at,
      evaluated_at = excluded.evaluated_at
    where f.evaluated_at <= excluded.evaluated_at
      and (f.last_success_began_at, f.data_as_of, f.state, f.reason, f.since,
           f.state_until, f.next_expected_at)
        is distinct from
          (excluded.last_success_began_at, excluded.data_as_of, excluded.state,
           excluded.reason, excluded.since, excluded.state_until,
           excluded.next_expected_at)`,
    bindings,
  );
  await tx.raw(
    `
    with kept as (
      select r.tenant_id, r.layer from jsonb_to_recordset(cast(:rows as jsonb))
        as r(tenant_id text, layer text)
    )
    delete from freshness f
    where f.evaluated_at <= :evaluatedAt
      and (cast(:tenantIds as text[]) is null
           or f.tenant_id = any(cast(:tenantIds as text[])))
      and not exists (
        select from kept
        where kept.tenant_id = f.tenant_id and kept.layer = f.layer)`,
    bindings,
  );
}
