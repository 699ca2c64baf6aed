import { AccountProfile } from '../accounts/AccountProfile';
import { DayNumber, LocalMoment } from '../accounts/day';

/** The column types destination-postgres makes. */
export type ColumnType =
  | 'varchar'
  | 'bigint'
  | 'numeric'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'jsonb';

/** A JSON value of a raw row. */
export type RawValue =
  | string
  | number
  | boolean
  | null
  | RawValue[]
  | { [key: string]: RawValue };

/** One record by column name; a missing column is NULL. */
export type RawRow = Record<string, RawValue>;

/** One passage over an account's days. */
export interface Reading {
  account: AccountProfile;
  from: DayNumber;
  to: DayNumber;
  now: LocalMoment;
}

/** A stream of a source, with the table it becomes. */
export interface Stream {
  name: string;
  columns: Record<string, ColumnType>;
  primaryKey: string[];
  cursor?: string;
  rows(reading: Reading): Iterable<RawRow>;
}
