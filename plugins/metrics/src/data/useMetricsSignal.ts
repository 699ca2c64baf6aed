import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';

/**
 * Calls `onChange` when the back end says that snapshots were made. The signal
 * goes to everyone and so names no tenant; a 304 answers who is not concerned.
 */
export function useMetricsSignal(onChange: () => void): void {
  const { lastSignal } = useSignal('metrics');
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (lastSignal) {
      latest.current();
    }
  }, [lastSignal]);
}
