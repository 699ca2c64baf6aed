import { useEffect, useRef, useState } from 'react';

const HIGHLIGHT_MS = 1_200;

/** True for a moment after `value` changed in place, not when it first shows. */
export function useHighlight(value: string): boolean {
  const previous = useRef(value);
  const [highlight, setHighlight] = useState(false);
  useEffect(() => {
    if (previous.current === value) {
      return undefined;
    }
    previous.current = value;
    setHighlight(true);
    const timer = setTimeout(() => setHighlight(false), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return highlight;
}
