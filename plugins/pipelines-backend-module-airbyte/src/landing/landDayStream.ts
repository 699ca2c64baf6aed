import { Knex } from 'knex';
import { compareDays, DayChanges } from './compareDays';
import { LandRequest, StreamLoad } from './landRequest';
import { currentVersion, nextVersion, recordLoad } from './loads';
import { openRawSource, RawSource } from './RawSource';
import { latestRows } from './latestRows';
import { DayStream } from './streams';

const NOTHING: DayChanges = {
  rows: 0,
  rejected: 0,
  fromDay: null,
  toDay: null,
  daysChanged: 0,
  changed: '[]',
};

/**
 * Replaces the days that came out different, each wholly by the rows of the
 * newest sync that answers for it, and leaves the others alone.
 */
export async function landDayStream(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: DayStream,
  watermark: number,
): Promise<StreamLoad> {
  const source = await openRawSource(trx, request.connectionId, stream);
  const changes = source
    ? await compareDays(trx, request, stream, source, watermark)
    : NOTHING;

  let version: string;
  if (source && changes.daysChanged > 0) {
    await replaceDays(trx, request, stream, source, watermark, changes);
    version = await nextVersion(trx, request.tenantId);
    await recordDays(trx, request, stream, changes, version);
  } else {
    version = await currentVersion(trx, request.tenantId);
  }

  const load: StreamLoad = {
    stream: stream.name,
    rows: changes.rows,
    rejected: changes.rejected,
    daysChanged: changes.daysChanged,
    alreadyLanded: false,
  };
  await recordLoad(trx, request, load, { version, ...changes });
  return load;
}

// Two statements: in one CTE the insert would not see the rows as deleted.
async function replaceDays(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: DayStream,
  source: RawSource,
  watermark: number,
  changes: DayChanges,
): Promise<void> {
  const { tenantId, connectionId, syncId } = request;
  await trx.raw(
    `delete from landing.${stream.table}
     where tenant_id = :tenantId and connection_id = :connectionId
       and day = any (array(
         select day from jsonb_to_recordset(:changed::jsonb) as c(day date)
       ))`,
    { tenantId, connectionId, changed: changes.changed },
  );
  await trx.raw(
    `with ${latestRows(stream, source)}
     insert into landing.${stream.table}
       (tenant_id, connection_id, sync_id, day, ${source.columns}, bad)
     select :tenantId, :connectionId, latest.sync_id, latest.day,
            ${source.columns}, bad
     from latest
     join jsonb_to_recordset(:changed::jsonb) as c(owned_day date, owner bigint)
       on c.owned_day = latest.day and c.owner = latest.sync_id
     order by latest.day`,
    { tenantId, connectionId, syncId, watermark, changed: changes.changed },
  );
}

async function recordDays(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: DayStream,
  changes: DayChanges,
  version: string,
): Promise<void> {
  await trx.raw(
    `insert into landing._days
       (tenant_id, connection_id, stream, day, sync_id, rows, hash, version, changed_at)
     select :tenantId, :connectionId, :stream, day, owner, rows, hash,
            :version, :landedAt
     from jsonb_to_recordset(:changed::jsonb)
       as c(day date, owner bigint, rows bigint, hash numeric)
     on conflict (tenant_id, connection_id, stream, day) do update
     set sync_id = excluded.sync_id, rows = excluded.rows,
         hash = excluded.hash, version = excluded.version,
         changed_at = excluded.changed_at`,
    {
      tenantId: request.tenantId,
      connectionId: request.connectionId,
      stream: stream.name,
      version,
      landedAt: request.landedAt,
      changed: changes.changed,
    },
  );
}
