import {
  ForwardedRef,
  forwardRef,
  KeyboardEvent,
  MouseEvent,
  ReactElement,
  ReactNode,
  useImperativeHandle,
  useRef,
} from 'react';
import { Skeleton } from '@backstage/ui';
import type { TableColumn, TableSort } from './TableColumn';
import { TableHead } from './TableHead';
import { useRowFocus } from './useRowFocus';
import { useVisibleRange } from './useVisibleRange';
import { VirtualRow } from './VirtualRow';
import styles from './VirtualTable.module.css';

const SKELETON_ROWS = 5;
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * A row's link covers it; what shows a hint on hover lies above the link and
 * passes its clicks on, with the keys that were held.
 */
function passToLink({ target, nativeEvent }: MouseEvent) {
  if (target instanceof Element && !target.closest('a')) {
    target
      .closest('[data-index]')
      ?.querySelector('a')
      ?.dispatchEvent(new window.MouseEvent('click', nativeEvent));
  }
}

/** Lets a page move through the rows with keys of its own. */
export interface VirtualTableHandle {
  move(by: number): void;
}

interface VirtualTableProps<T extends { id: string }> {
  label: string;
  columns: readonly TableColumn<T>[];
  /** Undefined while they load. */
  items: readonly T[] | undefined;
  rowHeight: number;
  sort: TableSort;
  onSort(sort: TableSort): void;
  linkOf(item: T): string | undefined;
  emptyState: ReactNode;
}

function Table<T extends { id: string }>(
  props: VirtualTableProps<T>,
  ref: ForwardedRef<VirtualTableHandle>,
) {
  const { label, columns, items, rowHeight, linkOf, emptyState } = props;
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const count = items?.length ?? 0;
  const { start, end } = useVisibleRange(body, count, rowHeight);
  const { current, setCurrent, move } = useRowFocus(frame, count);
  useImperativeHandle(ref, () => ({ move }), [move]);

  const tracks = columns.map(({ track }) => track).join(' ');
  const drawn = Array.from({ length: end - start }, (_, i) => start + i);
  if (count > 0 && (current < start || current >= end)) {
    // Kept, so that scrolling away does not lose the focus.
    drawn.push(current);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    }
  };

  return (
    <div
      ref={frame}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-busy={!items}
      aria-rowcount={items ? count + 1 : -1}
      className={styles.table}
      onClick={passToLink}
      onKeyDown={onKeyDown}
    >
      <TableHead
        columns={columns}
        tracks={tracks}
        sort={props.sort}
        onSort={props.onSort}
      />
      <div
        ref={body}
        role="rowgroup"
        className={styles.body}
        style={{ height: (items ? count : SKELETON_ROWS) * rowHeight }}
      >
        {items &&
          drawn.map(index => (
            <VirtualRow
              key={items[index].id}
              item={items[index]}
              index={index}
              columns={columns}
              tracks={tracks}
              rowHeight={rowHeight}
              href={linkOf(items[index])}
              isCurrent={index === current}
              isLast={index === count - 1}
              onFocus={setCurrent}
            />
          ))}
        {!items &&
          Array.from({ length: SKELETON_ROWS }, (_, index) => (
            <div
              key={index}
              className={styles.skeleton}
              style={{ height: rowHeight }}
            >
              <Skeleton width={`${72 - ((index * 17) % 40)}%`} height={14} />
            </div>
          ))}
      </div>
      {items?.length === 0 && emptyState}
    </div>
  );
}

/**
 * A table that draws only the rows in the window and scrolls with the page.
 * The whole row is a link; arrow keys, Page, Home and End move through them.
 *
 * Not the table of Backstage UI, which builds all rows before it draws those
 * in view: with 10,000 tenants that held the page for 3.9 s at the first draw
 * and 2.9 s when a search was cleared, against 0.3 s and 0.2 s here.
 */
export const VirtualTable = forwardRef(Table) as <T extends { id: string }>(
  props: VirtualTableProps<T> & { ref?: ForwardedRef<VirtualTableHandle> },
) => ReactElement;
