import { useNow } from '@adinsights/plugin-platform-react';
import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/**
 * The time of the page; while something is at work it moves on every second,
 * so that running durations count up.
 */
export function useClock(isTicking: boolean): Date {
  const slow = useNow();
  const [fast, setFast] = useState<Date>();
  useEffect(() => {
    if (!isTicking) {
      return undefined;
    }
    setFast(new Date());
    const timer = setInterval(() => setFast(new Date()), SECOND_MS);
    return () => {
      clearInterval(timer);
      setFast(undefined);
    };
  }, [isTicking]);
  return fast ?? slow;
}
