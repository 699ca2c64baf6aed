import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = new Date();
    timer = setInterval(() => {
      now = new Date();
      listeners.forEach(notify => notify());
    }, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function currentTime(): Date {
  // Before the first subscription nothing refreshes the shared value.
  if (listeners.size === 0 && Date.now() - now.getTime() >= TICK_MS) {
    now = new Date();
  }
  return now;
}

/**
 * The time of the page, the same instant for all its parts, moved on every
 * 30 seconds by one shared timer.
 *
 * @public
 */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, currentTime, currentTime);
}
