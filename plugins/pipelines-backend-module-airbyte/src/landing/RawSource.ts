import { rawSchemaOf } from '@adinsights/plugin-platform-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  Column,
  ColumnReading,
  quoteIdentifier,
  readColumn,
} from './readColumn';
import { LandingStream } from './streams';

const OWN_COLUMNS = ['tenant_id', 'connection_id', 'sync_id', 'day', 'bad'];
const BAD_TEXT_LENGTH = 200;

/** The raw rows of one stream, read with the types of its landing table. */
export interface RawSource {
  /** Quoted names of the typed columns, in their order in the landing table. */
  columns: string[];
  /**
   * A query of all rows above `:watermark` and not above `:syncId`:
   * `sync_id, extracted_at, raw_id, day` (of a day stream), the typed columns
   * and `bad`.
   */
  query: string;
}

/**
 * The quoted name of a stream's raw table; undefined when there is none,
 * because the stream is not enabled.
 *
 * @throws NotFoundError - when the connection has no raw schema at all.
 */
export async function findRawTable(
  trx: Knex.Transaction,
  connectionId: string,
  stream: LandingStream,
): Promise<string | undefined> {
  const schema = rawSchemaOf(connectionId);
  const raw = `${quoteIdentifier(schema)}.${quoteIdentifier(stream.name)}`;
  const found = await trx.raw<{
    rows: { schemaExists: boolean; tableExists: boolean }[];
  }>(
    `select to_regnamespace(:schema) is not null as "schemaExists",
            to_regclass(:raw) is not null as "tableExists"`,
    { schema: quoteIdentifier(schema), raw },
  );
  const [{ schemaExists, tableExists }] = found.rows;
  if (!schemaExists) {
    throw new NotFoundError(
      `Connection ${connectionId} has no schema ${schema} in the warehouse: nothing was synced into it`,
    );
  }
  return tableExists ? raw : undefined;
}

/**
 * Compares a raw table with its landing table and says how to read the one
 * into the other; undefined when there is no raw table.
 *
 * @throws NotFoundError - when the connection has no raw schema at all.
 */
export async function openRawSource(
  trx: Knex.Transaction,
  connectionId: string,
  stream: LandingStream,
): Promise<RawSource | undefined> {
  const raw = await findRawTable(trx, connectionId, stream);
  if (!raw) {
    return undefined;
  }

  // A newer sync may be altering the table: its columns hold still until we end.
  await trx.raw(`lock table ${raw} in access share mode`);
  const sourceColumns = await columnsOf(trx, raw);
  const targetColumns = await columnsOf(trx, `landing.${stream.table}`);
  const sources = new Map(sourceColumns.map(column => [column.name, column]));

  const readings = targetColumns
    .filter(column => !OWN_COLUMNS.includes(column.name))
    .map(column => readColumn(column, sources.get(column.name)));
  const day =
    stream.kind === 'day'
      ? [readColumn({ name: 'day', type: 'date' }, sources.get(stream.day))]
      : [];

  return {
    columns: readings.map(reading => quoteIdentifier(reading.name)),
    query: `
      select (r._airbyte_meta ->> 'sync_id')::bigint as sync_id,
             r._airbyte_extracted_at as extracted_at,
             r._airbyte_raw_id as raw_id,
             ${[...day, ...readings]
               .map(({ name, value }) => `${value} as ${quoteIdentifier(name)}`)
               .join(',\n             ')},
             ${badValues(readings)} as bad
      from ${raw} r
      where (r._airbyte_meta ->> 'sync_id')::bigint > :watermark
        and (r._airbyte_meta ->> 'sync_id')::bigint <= :syncId`,
  };
}

async function columnsOf(
  trx: Knex.Transaction,
  relation: string,
): Promise<Column[]> {
  const found = await trx.raw<{ rows: Column[] }>(
    `select attname as name, format_type(atttypid, null) as type
     from pg_attribute
     where attrelid = :relation::regclass and attnum > 0 and not attisdropped
     order by attnum`,
    { relation },
  );
  return found.rows;
}

// The object is built for bad rows only: nearly all rows have none.
function badValues(readings: ColumnReading[]): string {
  const fallible = readings.filter(reading => reading.failed);
  if (fallible.length === 0) {
    return 'null::jsonb';
  }
  const entries = fallible.map(
    ({ name, failed, rawText }) =>
      `'${name}', case when ${failed} then left(${rawText}, ${BAD_TEXT_LENGTH}) end`,
  );
  return `case when ${fallible
    .map(({ failed }) => `(${failed})`)
    .join(' or ')} then jsonb_strip_nulls(jsonb_build_object(${entries.join(
    ', ',
  )})) end`;
}
