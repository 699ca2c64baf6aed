import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `check` is true. */
export async function eventually(
  what: string,
  check: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!(await check())) {
    if (performance.now() > deadlineMs) {
      throw new Error(`Not within ${withinMs} ms: ${what}`);
    }
    await sleep(50);
  }
}
