import { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { Knex } from 'knex';
import { landDayStream } from './landDayStream';
import { landDimensionStream } from './landDimensionStream';
import { LandRequest, StreamLoad, SyncLoad } from './landRequest';
import { findLoad, lockStream, readWatermark } from './loads';
import { LANDING_STREAMS, LandingStream } from './streams';

/**
 * Copies the rows of a succeeded sync, and of failed ones before it, from the
 * connection's raw schema to the shared tables of `landing`, under the tenant
 * that the connection belongs to. Each stream is one transaction, so landing
 * again after a crash does what is left; landing twice changes nothing.
 *
 * @throws NotFoundError - when the connection has no raw schema.
 */
export async function landSync(
  warehouse: WarehouseAccess,
  request: LandRequest,
): Promise<SyncLoad> {
  const streams: StreamLoad[] = [];
  for (const stream of LANDING_STREAMS[request.provider]) {
    streams.push(
      await warehouse.asLandingWriter(trx => landStream(trx, request, stream)),
    );
  }
  const sum = (of: (load: StreamLoad) => number) =>
    streams.reduce((total, load) => total + of(load), 0);
  return {
    rows: sum(load => load.rows),
    rejected: sum(load => load.rejected),
    daysChanged: sum(load => load.daysChanged),
    streams,
  };
}

async function landStream(
  trx: Knex.Transaction,
  request: LandRequest,
  stream: LandingStream,
): Promise<StreamLoad> {
  await lockStream(trx, request.connectionId, stream.name);
  const load = await findLoad(trx, request, stream.name);
  if (load) {
    return load;
  }
  const watermark = await readWatermark(trx, request, stream.name);
  // A newer sync has landed and took the rows of this one with it.
  if (watermark > request.syncId) {
    return {
      stream: stream.name,
      rows: 0,
      rejected: 0,
      daysChanged: 0,
      alreadyLanded: true,
    };
  }
  return stream.kind === 'day'
    ? landDayStream(trx, request, stream, watermark)
    : landDimensionStream(trx, request, stream, watermark);
}
