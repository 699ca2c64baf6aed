import type { Knex } from 'knex';
import type { SyncFigures } from '../../../telemetry/TelemetryStore';

const DAY_MS = 24 * 3_600_000;

interface FiguresRow {
  connection_id: string;
  rows_last: string | null;
  rows_7d: string;
  duration_p50_ms: number | null;
  failures_24h: string;
}

/** Figures of seven days for the connections of one page. */
export async function readFigures(
  knex: Knex,
  connectionIds: readonly string[],
  now: Date,
): Promise<SyncFigures[]> {
  const weekAgo = new Date(now.getTime() - 7 * DAY_MS);
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const { rows } = await knex.raw<{ rows: FiguresRow[] }>(
    `select wanted.connection_id, landed.rows as rows_last,
       coalesce(week.rows, 0) as rows_7d, week.p50_ms as duration_p50_ms,
       coalesce(week.failures, 0) as failures_24h
     from unnest(?::text[]) as wanted (connection_id)
     left join lateral (
       select rows from step_attempts
       where connection_id = wanted.connection_id and kind = 'sync'
         and state in ('succeeded', 'degraded')
       order by started_at desc limit 1
     ) as landed on true
     left join lateral (
       select
         sum(rows) filter (where state in ('succeeded', 'degraded')) as rows,
         percentile_cont(0.5) within group (
           order by extract(epoch from ended_at - started_at) * 1000
         ) filter (where state in ('succeeded', 'degraded')) as p50_ms,
         count(*) filter (where state = 'failed' and ended_at > ?) as failures
       from step_attempts
       where connection_id = wanted.connection_id and kind = 'sync'
         and ended_at > ?
     ) as week on true`,
    [[...connectionIds], dayAgo, weekAgo],
  );
  return rows.map(row => ({
    connectionId: row.connection_id,
    rowsLast: row.rows_last === null ? null : Number(row.rows_last),
    rows7d: Number(row.rows_7d),
    durationP50Ms:
      row.duration_p50_ms === null ? null : Math.round(row.duration_p50_ms),
    failures24h: Number(row.failures_24h),
  }));
}
