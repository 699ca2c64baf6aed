import { Knex } from 'knex';
import { LandRequest } from './landRequest';
import { latestRows } from './latestRows';
import { RawSource } from './RawSource';
import { DayStream, LOOK_BACK_DAYS } from './streams';

/** What a load would change. */
export interface DayChanges {
  rows: number;
  rejected: number;
  /** First and last day for which the sync answers; null when it has no rows. */
  fromDay: string | null;
  toDay: string | null;
  daysChanged: number;
  /**
   * The days that differ, as JSON `[{day, owned_day, owner, rows, hash}]`.
   * Kept as text, since a hash is larger than a JavaScript number.
   */
  changed: string;
}

// No ad account is further ahead of UTC, so its "today" is not after this.
const FURTHEST_ZONE_HOURS = 14;

/**
 * Finds the owner of each day and compares what it would hold with what has
 * landed.
 *
 * The owner is the newest sync that has rows for the day, or whose span covers
 * it. A span reaches from the first to the last day of the succeeded sync,
 * widened to the days that it read again for certain (the look-back counted
 * from its own start: counted from the last landed day, a quiet account would
 * lose days that the connector had no cause to read) and to the last landed
 * day. A sync without any row has no span: it empties nothing.
 */
export async function compareDays(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: DayStream,
  source: RawSource,
  watermark: number,
): Promise<DayChanges> {
  const content = ['latest.day', ...source.columns, 'bad'].join(', ');
  const found = await trx.raw<{ rows: DayChanges[] }>(
    `with ${latestRows(stream, source)}, counted as (
      select count(*)::integer as rows,
             (count(*) filter (where day is null))::integer as rejected,
             min(day) filter (where sync_id = :syncId) as first_day,
             max(day) filter (where sync_id = :syncId) as last_day
      from typed
    ), landed as (
      select day, rows, hash from landing._days
      where tenant_id = :tenantId and connection_id = :connectionId
        and stream = :stream
    ), span as (
      select least(first_day,
               ((:startedAt::timestamptz at time zone 'UTC')
                 + make_interval(hours => :zoneHours))::date
               - :lookBackDays::integer) as from_day,
             greatest(last_day,
               (select max(day) from landed where rows > 0)) as to_day
      from counted where first_day is not null
    ), owners as (
      select day, case when bool_or(covered) then :syncId::bigint
                       else max(sync_id) end as owner
      from (
        select day, sync_id,
               exists (select from span where day between from_day and to_day)
                 as covered
        from latest
        union all
        select day, null, true from landed join span
          on day between from_day and to_day
      ) as touched
      group by day
    ), contents as (
      select owners.day, owner, count(latest.day) as rows,
             coalesce(sum(hashtextextended(row(${content})::text, 0)::numeric)
               filter (where latest.day is not null), 0) as hash
      from owners left join latest
        on latest.day = owners.day and latest.sync_id = owners.owner
      group by owners.day, owner
    ), changed as (
      select contents.day, contents.day as owned_day, owner, contents.rows,
             contents.hash
      from contents left join landed on landed.day = contents.day
      where (contents.rows, contents.hash)
        is distinct from (coalesce(landed.rows, 0), coalesce(landed.hash, 0))
    )
    select rows, rejected, from_day as "fromDay", to_day as "toDay",
           (select count(*) from changed)::integer as "daysChanged",
           (select coalesce(jsonb_agg(changed order by day), '[]') from changed)::text
             as changed
    from counted left join span on true`,
    {
      tenantId: request.tenantId,
      connectionId: request.connectionId,
      stream: stream.name,
      syncId: request.syncId,
      watermark,
      startedAt: request.syncStartedAt,
      zoneHours: FURTHEST_ZONE_HOURS,
      lookBackDays: request.lookBackDays ?? LOOK_BACK_DAYS[request.provider],
    },
  );
  return found.rows[0];
}
