import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';

const QUIET_MS = 500;

/**
 * Calls `reload` after a signal on `channel`. A wave of a thousand runs
 * signals many times: those within half a second share one call.
 */
export function useReloadOn(channel: string, reload: () => void): void {
  const { lastSignal } = useSignal(channel);
  const latest = useRef(reload);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    latest.current = reload;
  });
  useEffect(() => {
    if (lastSignal && timer.current === undefined) {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        latest.current();
      }, QUIET_MS);
    }
  }, [lastSignal]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
