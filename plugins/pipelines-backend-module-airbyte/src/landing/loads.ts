import { Knex } from 'knex';
import { LandRequest, StreamLoad } from './landRequest';

/** Makes landings of the same stream of a connection follow one another. */
export async function lockStream(
  trx: Knex.Transaction,
  connectionId: string,
  stream: string,
): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(:name, 0))', {
    name: `landing/${connectionId}/${stream}`,
  });
}

/** The newest landed sync of a stream, -1 before anything landed. */
export async function readWatermark(
  trx: Knex.Transaction,
  connection: { tenantId: string; connectionId: string },
  stream: string,
): Promise<number> {
  const newest = await trx('landing._loads')
    .where({
      tenant_id: connection.tenantId,
      connection_id: connection.connectionId,
      stream,
    })
    .max<{ sync_id: string | null }>('sync_id as sync_id')
    .first();
  return Number(newest?.sync_id ?? -1);
}

/** The load of this very sync, if it has landed. */
export async function findLoad(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: string,
): Promise<StreamLoad | undefined> {
  const load = await trx('landing._loads')
    .where({
      tenant_id: request.tenantId,
      connection_id: request.connectionId,
      stream,
      sync_id: request.syncId,
    })
    .first<
      { rows: string; rejected: string; days_changed: number } | undefined
    >('rows', 'rejected', 'days_changed');
  return (
    load && {
      stream,
      rows: Number(load.rows),
      rejected: Number(load.rejected),
      daysChanged: load.days_changed,
      alreadyLanded: true,
    }
  );
}

/**
 * Counts the tenant's version up by one and holds its row until the end of the
 * transaction, so versions become visible in their order.
 */
export async function nextVersion(
  trx: Knex.Transaction,
  tenantId: string,
): Promise<string> {
  const counted = await trx.raw<{ rows: { version: string }[] }>(
    `insert into control.tenant_versions as v (tenant_id, version)
     values (:tenantId, 1)
     on conflict (tenant_id) do update set version = v.version + 1
     returning version`,
    { tenantId },
  );
  return counted.rows[0].version;
}

/** The tenant's version, 0 before anything landed. */
export async function currentVersion(
  trx: Knex.Transaction,
  tenantId: string,
): Promise<string> {
  const found = await trx('control.tenant_versions')
    .where({ tenant_id: tenantId })
    .first<{ version: string } | undefined>('version');
  return found?.version ?? '0';
}

/** Writes down that a stream of a sync has landed. */
export async function recordLoad(
  trx: Knex.Transaction,
  request: LandRequest,
  load: StreamLoad,
  details: { version: string; fromDay: string | null; toDay: string | null },
): Promise<void> {
  await trx('landing._loads').insert({
    tenant_id: request.tenantId,
    connection_id: request.connectionId,
    stream: load.stream,
    sync_id: request.syncId,
    sync_started_at: request.syncStartedAt,
    sync_ended_at: request.syncEndedAt,
    landed_at: request.landedAt,
    rows: load.rows,
    rejected: load.rejected,
    days_changed: load.daysChanged,
    from_day: details.fromDay,
    to_day: details.toDay,
    version: details.version,
  });
}
