import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseView, PipelinesView, viewParams } from './pipelinesView';

/**
 * Changes parts of the view. What changes which rows there are goes back to
 * their beginning.
 */
export type ChangeView = (
  patch: Partial<PipelinesView>,
  options?: { replace?: boolean },
) => void;

/** The view, kept in the address alone. */
export function usePipelinesView(): [PipelinesView, ChangeView] {
  const [params, setParams] = useSearchParams();
  const query = params.toString();
  const view = useMemo(() => parseView(new URLSearchParams(query)), [query]);
  const change = useCallback<ChangeView>(
    (patch, options) =>
      setParams(current => {
        const before = parseView(current);
        const cursor = 'hours' in patch ? before.cursor : null;
        return viewParams({ ...before, cursor, ...patch });
      }, options),
    [setParams],
  );
  return [view, change];
}
