import {
  RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** One row at a time can be reached with Tab; keys move on from there. */
export interface RowFocus {
  /** The row that has, or would take, the focus. */
  current: number;
  setCurrent(index: number): void;
  /** Focuses the row so many away, or the current one when none has the focus. */
  move(by: number): void;
}

/** Keeps one of `count` rows current and gives it the focus when asked to. */
export function useRowFocus(
  frame: RefObject<HTMLElement>,
  count: number,
): RowFocus {
  const [wanted, setWanted] = useState({ index: 0, request: 0 });
  const answered = useRef(0);
  const current = Math.max(0, Math.min(wanted.index, count - 1));

  const setCurrent = useCallback(
    (index: number) =>
      setWanted(last => (last.index === index ? last : { ...last, index })),
    [],
  );
  const move = useCallback(
    (by: number) => {
      const isInside = frame.current?.contains(document.activeElement);
      setWanted(({ index, request }) => ({
        index: Math.max(0, Math.min(count - 1, index + (isInside ? by : 0))),
        request: request + 1,
      }));
    },
    [frame, count],
  );

  useLayoutEffect(() => {
    // What becomes of the rows meanwhile never takes the focus, a request does.
    if (wanted.request > answered.current) {
      answered.current = wanted.request;
      const row = frame.current?.querySelector(`[data-index="${current}"]`);
      row?.scrollIntoView({ block: 'nearest' });
      row?.querySelector('a')?.focus({ preventScroll: true });
    }
  }, [wanted.request, current, frame]);

  return { current, setCurrent, move };
}
