import type { ReactNode } from 'react';

/** A column of a {@link VirtualTable}. */
export interface TableColumn<T> {
  id: string;
  label: string;
  /** Its width as a track of a CSS grid: `120px`, `minmax(160px, 2fr)`. */
  track: string;
  /** Numbers end at the column's end. */
  align?: 'end';
  /** The column that names the row and holds its link. */
  isRowHeader?: boolean;
  cell(item: T): ReactNode;
}

/** Which column orders the rows. */
export interface TableSort<C extends string = string> {
  column: C;
  descending: boolean;
}
