import type { Knex } from 'knex';

/** Name and PostgreSQL type of each column of the rows, `{ id: 'text' }`. */
export type Columns<T> = { readonly [K in keyof T & string]: string };

/**
 * Rows as a relation in SQL: one parameter whatever their number, so a
 * statement about a thousand rows is one round trip. The names and types must
 * be constants of the code.
 */
export function recordset<T extends object>(
  trx: Knex,
  columns: Columns<T>,
  rows: readonly T[],
): Knex.Raw {
  const definition = Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
  return trx.raw(`jsonb_to_recordset(?::jsonb) as r(${definition})`, [
    JSON.stringify(rows),
  ]);
}
