import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import type { TableColumn, TableSort } from './TableColumn';
import styles from './VirtualTable.module.css';

/** The names of the columns; pressing one orders the rows by it. */
export function TableHead<T>(props: {
  columns: readonly TableColumn<T>[];
  tracks: string;
  sort: TableSort;
  onSort(sort: TableSort): void;
}) {
  const { columns, tracks, sort, onSort } = props;
  const Arrow = sort.descending ? RiArrowDownLine : RiArrowUpLine;
  const direction = sort.descending ? 'descending' : 'ascending';
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles.head}
      style={{ gridTemplateColumns: tracks }}
    >
      {columns.map(({ id, label, align }) => {
        const isSorted = sort.column === id;
        return (
          <div
            key={id}
            role="columnheader"
            aria-sort={isSorted ? direction : 'none'}
            className={styles.headCell}
            data-align={align}
          >
            <button
              type="button"
              className={styles.sort}
              onClick={() =>
                onSort({ column: id, descending: isSorted && !sort.descending })
              }
            >
              {label}
              <Arrow size={14} aria-hidden="true" data-sorted={isSorted} />
            </button>
          </div>
        );
      })}
    </div>
  );
}
