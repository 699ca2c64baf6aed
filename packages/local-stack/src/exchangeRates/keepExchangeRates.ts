import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import type { Stack } from '../processes/Stack';
import { say } from '../terminal/progress';

const HOUR_MS = 3_600_000;

/**
 * Loads the rates again each hour until `stack` stops: a portal that runs for
 * days needs those of the days that have come since. A load that fails is said,
 * and tried again an hour after.
 */
export function keepExchangeRates(
  load: () => Promise<void>,
  stack: Stack,
  everyMs = HOUR_MS,
): void {
  const stopped = new AbortController();
  const loop = async () => {
    while (await elapsed(everyMs, stopped.signal)) {
      try {
        await load();
      } catch (error) {
        say(`  ✗ loading exchange rates: ${toError(error).message}`);
      }
    }
  };
  const ended = loop();
  stack.add('exchange rates', () => {
    stopped.abort();
    return ended;
  });
}

/** False when it was stopped before. */
async function elapsed(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) {
      return false;
    }
    throw error;
  }
}
