import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FleetQuery, parseFleetQuery, writeFleetQuery } from './fleetQuery';

/** The query as the address has it, and the way to change parts of it. */
export function useFleetQuery(): [
  FleetQuery,
  (change: Partial<FleetQuery>) => void,
] {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => parseFleetQuery(params), [params]);
  const change = useCallback(
    (part: Partial<FleetQuery>) =>
      setParams(
        current =>
          writeFleetQuery({ ...parseFleetQuery(current), ...part }, current),
        { replace: true },
      ),
    [setParams],
  );
  return [query, change];
}
