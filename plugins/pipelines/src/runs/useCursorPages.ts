import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

interface CursorPages {
  /** Undefined on the first page. */
  newer: (() => void) | undefined;
  /** Undefined on the last page. */
  older: (() => void) | undefined;
}

function cameBy(state: unknown): (string | null)[] {
  return typeof state === 'object' &&
    state !== null &&
    'cameBy' in state &&
    Array.isArray(state.cameBy)
    ? state.cameBy
    : [];
}

/**
 * Turns pages by the cursor in the address. Cursors lead one way only, so the
 * history entry remembers those that led here; where it does not, as after a
 * copied link, the way back is to the beginning.
 */
export function useCursorPages(nextCursor: string | undefined): CursorPages {
  const [params] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const passed = cameBy(state);
  const current = params.get('cursor');
  const go = (cursor: string | null, way: (string | null)[]) => {
    const next = new URLSearchParams(params);
    if (cursor) {
      next.set('cursor', cursor);
    } else {
      next.delete('cursor');
    }
    navigate({ search: next.toString() }, { state: { cameBy: way } });
  };
  return {
    newer: current
      ? () => go(passed.at(-1) ?? null, passed.slice(0, -1))
      : undefined,
    older: nextCursor ? () => go(nextCursor, [...passed, current]) : undefined,
  };
}
