import { useEffect, useRef } from 'react';

interface FleetKeys {
  onSearch(): void;
  /** One row down is 1, one up is -1. */
  onMove(by: number): void;
  onHelp(): void;
}

function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.defaultPrevented ||
    (target instanceof HTMLElement &&
      (target.isContentEditable ||
        target.matches('input, textarea, select'))) ||
    document.querySelector('[role="dialog"], [role="listbox"]') !== null
  );
}

/** `/` searches, `j` and `k` move through the rows, `?` shows the keys. */
export function useFleetKeys(keys: FleetKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const actions: Record<string, () => void> = {
        '/': () => latest.current.onSearch(),
        j: () => latest.current.onMove(1),
        k: () => latest.current.onMove(-1),
        '?': () => latest.current.onHelp(),
      };
      const action = actions[event.key];
      if (action && !isTaken(event)) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
