import { useEffect, useRef } from 'react';

/** What each key does; keys as `KeyboardEvent.key` gives them. */
export type Shortcuts = Record<string, () => void>;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/**
 * Single-key shortcuts of a page. They rest while the reader types, holds a
 * modifier, or has a dialog open.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (
        !action ||
        modified ||
        isTyping(event.target) ||
        document.querySelector('[role="dialog"]')
      ) {
        return;
      }
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
