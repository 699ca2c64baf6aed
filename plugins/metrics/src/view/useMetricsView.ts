import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { MetricsView, parseView, viewParams } from './metricsView';

/** Changes parts of the view; `replace` leaves no step in the history. */
export type ChangeView = (
  patch: Partial<MetricsView>,
  options?: { replace?: boolean },
) => void;

/** The view, kept in the address alone. */
export function useMetricsView(): [MetricsView, ChangeView] {
  const [params, setParams] = useSearchParams();
  const query = params.toString();
  const view = useMemo(() => parseView(new URLSearchParams(query)), [query]);
  const change = useCallback<ChangeView>(
    (patch, options) =>
      setParams(
        current => viewParams({ ...parseView(current), ...patch }),
        options,
      ),
    [setParams],
  );
  return [view, change];
}
