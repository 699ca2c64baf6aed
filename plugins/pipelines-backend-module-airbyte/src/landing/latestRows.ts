import { RawSource } from './RawSource';
import { quoteIdentifier } from './readColumn';
import { DayStream } from './streams';

/**
 * Common table expressions `typed`, all raw rows above the watermark, and
 * `latest`, of them one per sync, day and full key: attempts of one sync may
 * have written a row again, under the same sync id.
 */
export function latestRows(stream: DayStream, source: RawSource): string {
  // Two keys that could not be read are one only if their raw text is.
  const key = stream.key.flatMap(column => [
    quoteIdentifier(column),
    `bad ->> '${column}'`,
  ]);
  const perRow = ['sync_id', 'day', ...key].join(', ');
  return `typed as (${source.query}
    ), latest as (
      select distinct on (${perRow}) * from typed
      where day is not null
      order by ${perRow}, extracted_at desc, raw_id desc
    )`;
}
