import { createHash } from 'node:crypto';

import { Client, escapeIdentifier } from 'pg';

import { DestinationConfiguration } from '../accounts/configuration';
import { ColumnType, RawRow, RawValue, Stream } from '../streams/Stream';

/** What a batch of rows belongs to; it becomes the `_airbyte_*` columns. */
export interface SyncStamp {
  connectionId: string;
  syncId: number;
  attempt: number;
  generationId: number;
}

// Never NULL, unlike every column of a connector.
const metaColumns: Record<string, ColumnType> = {
  _airbyte_raw_id: 'varchar',
  _airbyte_extracted_at: 'timestamptz',
  _airbyte_meta: 'jsonb',
  _airbyte_generation_id: 'bigint',
};

/**
 * The raw tables of one connection in the destination: one schema, one table
 * per stream, append only. Everything is done as the destination's user, who
 * so owns the schema and the tables.
 */
export class RawSchema {
  readonly #client: Client;
  readonly #schema: string;
  readonly #prefix: string;

  private constructor(client: Client, schema: string, prefix: string) {
    this.#client = client;
    this.#schema = schema;
    this.#prefix = prefix;
  }

  /** Connects and makes the schema if it is missing. */
  static async open(
    destination: DestinationConfiguration,
    schema: string,
    prefix: string,
  ): Promise<RawSchema> {
    const client = new Client({
      host: destination.host,
      port: destination.port,
      database: destination.database,
      user: destination.username,
      password: destination.password,
      application_name: 'airbyte-sandbox',
      connectionTimeoutMillis: 5_000,
    });
    // Without a listener a dropped connection would end the process; the
    // statement under way reports it.
    client.on('error', () => {});
    await client.connect();
    try {
      const found = await client.query(
        'select 1 from pg_namespace where nspname = $1',
        [schema],
      );
      if (found.rowCount === 0) {
        await client.query(`create schema ${escapeIdentifier(schema)}`);
      }
      return new RawSchema(client, schema, prefix);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** Makes the stream's table, or brings an older one up to its columns. */
  async prepare(stream: Stream): Promise<void> {
    const table = this.#tableOf(stream);
    const existing = await this.#columnTypes(stream);
    if (existing.size === 0) {
      const define = (columns: Record<string, ColumnType>, rule: string) =>
        Object.entries(columns).map(
          ([name, type]) => `${escapeIdentifier(name)} ${type}${rule}`,
        );
      await this.#client.query(
        `create table ${table} (${[
          ...define(metaColumns, ' not null'),
          ...define(stream.columns, ''),
        ].join(', ')})`,
      );
      await this.#client.query(
        `create index on ${table} ("_airbyte_extracted_at")`,
      );
      return;
    }
    const changes = Object.entries(stream.columns).flatMap(([name, type]) => {
      const column = escapeIdentifier(name);
      const found = existing.get(name);
      if (found === undefined) {
        return [`add column ${column} ${type}`];
      }
      // Text holds what any other type did; it never goes back.
      return type === 'varchar' && found !== 'character varying'
        ? [`alter column ${column} type varchar using ${column}::varchar`]
        : [];
    });
    if (changes.length > 0) {
      await this.#client.query(`alter table ${table} ${changes.join(', ')}`);
    }
  }

  /**
   * Appends rows in one transaction.
   * @returns about the bytes sent
   */
  async append(
    stream: Stream,
    rows: RawRow[],
    stamp: SyncStamp & { extractedAt: Date; firstRow: number },
  ): Promise<number> {
    const types: Record<string, ColumnType> = {
      ...metaColumns,
      ...stream.columns,
    };
    const columns = Object.keys(types);
    const meta = { sync_id: stamp.syncId, changes: [] };
    const values: Array<Array<string | null>> = columns.map(() => []);
    let bytes = 0;
    rows.forEach((row, index) => {
      const stamped: RawRow = {
        ...row,
        _airbyte_raw_id: rawId(stream, stamp, stamp.firstRow + index),
        _airbyte_extracted_at: stamp.extractedAt.toISOString(),
        _airbyte_meta: meta,
        _airbyte_generation_id: stamp.generationId,
      };
      columns.forEach((column, position) => {
        const text = toText(stamped[column], types[column]);
        values[position].push(text);
        bytes += text?.length ?? 0;
      });
    });
    // One array per column takes half the time of rows in JSON.
    const names = columns.map(escapeIdentifier).join(', ');
    const arrays = columns
      .map((column, position) => `$${position + 1}::${types[column]}[]`)
      .join(', ');
    await this.#client.query(
      `insert into ${this.#tableOf(
        stream,
      )} (${names}) select * from unnest(${arrays})`,
      values,
    );
    return bytes;
  }

  /** Empties the tables of those streams that exist. */
  async clear(streams: Stream[]): Promise<void> {
    for (const stream of streams) {
      if ((await this.#columnTypes(stream)).size > 0) {
        await this.#client.query(`truncate ${this.#tableOf(stream)}`);
      }
    }
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  #tableOf(stream: Stream): string {
    return `${escapeIdentifier(this.#schema)}.${escapeIdentifier(
      this.#prefix + stream.name,
    )}`;
  }

  async #columnTypes(stream: Stream): Promise<Map<string, string>> {
    const { rows } = await this.#client.query<{ name: string; type: string }>(
      `select a.attname as name, format_type(a.atttypid, null) as type
         from pg_attribute a
         join pg_class c on c.oid = a.attrelid
         join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = $1 and c.relname = $2
          and a.attnum > 0 and not a.attisdropped`,
      [this.#schema, this.#prefix + stream.name],
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  }
}

function toText(value: RawValue | undefined, type: ColumnType): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  return type === 'jsonb' ? JSON.stringify(value) : String(value);
}

function rawId(stream: Stream, stamp: SyncStamp, row: number): string {
  const digest = createHash('md5')
    .update(
      [stamp.connectionId, stamp.syncId, stamp.attempt, stream.name, row].join(
        '/',
      ),
    )
    .digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
