import { RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const OVERSCAN = 8;

/** Rows from `start` up to, not including, `end`. */
export interface RowRange {
  start: number;
  end: number;
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, value));
}

/**
 * Which rows of `body` are in the window, with a few beyond its edges. Rows
 * have one height, so that no row needs to be drawn to know where it lies.
 */
export function useVisibleRange(
  body: RefObject<HTMLElement>,
  count: number,
  rowHeight: number,
): RowRange {
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 });

  const measure = useCallback(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    const start = clamp(Math.floor(-top / rowHeight) - OVERSCAN, count);
    const end = clamp(
      Math.ceil((window.innerHeight - top) / rowHeight) + OVERSCAN,
      count,
    );
    setRange(last =>
      last.start === start && last.end === end ? last : { start, end },
    );
  }, [body, count, rowHeight]);

  useLayoutEffect(() => {
    measure();
    // In time for the frame that shows the scrolled page, else it flashes empty.
    const measureNow = () => flushSync(measure);
    window.addEventListener('scroll', measureNow, {
      capture: true,
      passive: true,
    });
    window.addEventListener('resize', measureNow);
    return () => {
      window.removeEventListener('scroll', measureNow, { capture: true });
      window.removeEventListener('resize', measureNow);
    };
  }, [measure]);

  return { start: range.start, end: Math.min(range.end, count) };
}
