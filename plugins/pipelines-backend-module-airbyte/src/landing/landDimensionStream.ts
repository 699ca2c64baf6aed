import { Knex } from 'knex';
import { LandRequest, StreamLoad } from './landRequest';
import { currentVersion, nextVersion, recordLoad } from './loads';
import { openRawSource, RawSource } from './RawSource';
import { quoteIdentifier } from './readColumn';
import { DimensionStream } from './streams';

interface Outcome {
  rows: number;
  rejected: number;
  changed: number;
}

/** Keeps the newest version per natural key of the connection. */
export async function landDimensionStream(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: DimensionStream,
  watermark: number,
): Promise<StreamLoad> {
  const source = await openRawSource(trx, request.connectionId, stream);
  const outcome = source
    ? await upsertNewest(trx, request, stream, source, watermark)
    : { rows: 0, rejected: 0, changed: 0 };

  const version =
    outcome.changed > 0
      ? await nextVersion(trx, request.tenantId)
      : await currentVersion(trx, request.tenantId);
  const load: StreamLoad = {
    stream: stream.name,
    rows: outcome.rows,
    rejected: outcome.rejected,
    daysChanged: 0,
    alreadyLanded: false,
  };
  await recordLoad(trx, request, load, { version, fromDay: null, toDay: null });
  return load;
}

async function upsertNewest(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: DimensionStream,
  source: RawSource,
  watermark: number,
): Promise<Outcome> {
  const key = stream.key.map(quoteIdentifier);
  const values = [...source.columns, 'bad'];
  const of = (alias: string) =>
    values.map(column => `${alias}.${column}`).join(', ');
  const keyIsThere = key.map(column => `${column} is not null`).join(' and ');

  const found = await trx.raw<{ rows: Outcome[] }>(
    `with typed as (${source.query}
    ), newest as (
      select distinct on (${key}) * from typed
      where ${keyIsThere}
      order by ${key}, sync_id desc, extracted_at desc, raw_id desc
    ), written as (
      insert into landing.${stream.table} as kept
        (tenant_id, connection_id, sync_id, ${values})
      select :tenantId, :connectionId, sync_id, ${values} from newest
      on conflict (tenant_id, connection_id, ${key}) do update
      set sync_id = excluded.sync_id,
          ${values.map(column => `${column} = excluded.${column}`).join(', ')}
      where (${of('kept')}) is distinct from (${of('excluded')})
      returning 1
    )
    select count(*)::integer as rows,
           (count(*) filter (where not (${keyIsThere})))::integer as rejected,
           (select count(*) from written)::integer as changed
    from typed`,
    {
      tenantId: request.tenantId,
      connectionId: request.connectionId,
      watermark,
      syncId: request.syncId,
    },
  );
  return found.rows[0];
}
