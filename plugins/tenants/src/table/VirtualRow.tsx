import { memo } from 'react';
import { Link } from 'react-router-dom';
import type { TableColumn } from './TableColumn';
import styles from './VirtualTable.module.css';

interface VirtualRowProps<T> {
  item: T;
  index: number;
  columns: readonly TableColumn<T>[];
  tracks: string;
  rowHeight: number;
  href: string | undefined;
  isCurrent: boolean;
  isLast: boolean;
  onFocus(index: number): void;
}

function Row<T>(props: VirtualRowProps<T>) {
  const { item, index, columns, tracks, rowHeight, href } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-last={props.isLast}
      className={styles.row}
      style={{
        gridTemplateColumns: tracks,
        height: rowHeight,
        transform: `translateY(${index * rowHeight}px)`,
      }}
      onFocus={() => props.onFocus(index)}
    >
      {columns.map(column => (
        <div
          key={column.id}
          role={column.isRowHeader ? 'rowheader' : 'gridcell'}
          className={styles.cell}
          data-align={column.align}
        >
          {column.isRowHeader && href ? (
            <Link
              to={href}
              className={styles.link}
              tabIndex={props.isCurrent ? 0 : -1}
            >
              {column.cell(item)}
            </Link>
          ) : (
            column.cell(item)
          )}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when what it shows has changed. */
export const VirtualRow = memo(Row) as typeof Row;
