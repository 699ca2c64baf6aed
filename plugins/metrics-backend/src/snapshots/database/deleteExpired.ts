import type { Knex } from 'knex';

/** How far back thinning looks; what it left before then waits for the drop. */
const THINNED_DAYS = 31;

/** See `SnapshotStore.deleteExpired`. Both branches read ranges of an index. */
export async function deleteExpired(
  knex: Knex,
  options: { thinBefore: Date; dropBefore: Date; limit: number },
): Promise<number> {
  const result = await knex.raw<{ rowCount: number }>(
    `
    delete from snapshots where id in (
      select s.id from snapshots s
      where not exists (
          select from snapshot_heads h where h.snapshot_id = s.id)
        and (
          s.generated_at < :dropBefore
          or (
            s.generated_at < :thinBefore
            and s.generated_at >= cast(:thinBefore as timestamptz)
                                  - make_interval(days => ${THINNED_DAYS})
            and exists (
              select from snapshots later
              where later.tenant_id = s.tenant_id
                and (later.generated_at, later.id) > (s.generated_at, s.id)
                and later.generated_at <
                  (date_trunc('day', s.generated_at at time zone 'UTC')
                   + interval '1 day') at time zone 'UTC')))
      order by s.generated_at
      limit :limit)`,
    options,
  );
  return result.rowCount;
}
