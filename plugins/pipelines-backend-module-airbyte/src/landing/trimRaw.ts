import { Provider } from '@adinsights/plugin-platform-common';
import { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { readWatermark } from './loads';
import { findRawTable } from './RawSource';
import { LANDING_STREAMS } from './streams';

const DEFAULT_BATCH_ROWS = 10_000;

export interface TrimRequest {
  tenantId: string;
  connectionId: string;
  provider: Provider;
  /** Rows extracted before this instant go. */
  extractedBefore: Date;
  /** Rows deleted at most per stream, 10,000 unless told. */
  batchRows?: number;
}

/**
 * Deletes raw rows of a connection that have landed and are past their
 * retention, a bounded number per stream. Rows that have not landed stay,
 * however old.
 *
 * @returns how many rows were deleted; call again while it is not 0.
 *
 * @throws NotFoundError - when the connection has no raw schema.
 */
export async function trimRaw(
  warehouse: WarehouseAccess,
  request: TrimRequest,
): Promise<number> {
  let deleted = 0;
  for (const stream of LANDING_STREAMS[request.provider]) {
    deleted += await warehouse.asLandingWriter(async trx => {
      const raw = await findRawTable(trx, request.connectionId, stream);
      if (!raw) {
        return 0;
      }
      const watermark = await readWatermark(trx, request, stream.name);
      const result = await trx.raw<{ rowCount: number }>(
        `delete from ${raw} where ctid = any (array(
           select ctid from ${raw}
           where _airbyte_extracted_at < :extractedBefore
             and (_airbyte_meta ->> 'sync_id')::bigint <= :watermark
           limit :batchRows
         ))`,
        {
          extractedBefore: request.extractedBefore,
          watermark,
          batchRows: request.batchRows ?? DEFAULT_BATCH_ROWS,
        },
      );
      return result.rowCount;
    });
  }
  return deleted;
}
