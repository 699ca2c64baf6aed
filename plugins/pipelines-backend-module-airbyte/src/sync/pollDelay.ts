/**
 * How long to wait before the next look at a job: doubling from `firstMs` to
 * `maxMs`, spread by a tenth either way so that syncs started together part.
 *
 * @param random - from 0 to 1
 */
export function pollDelayMs(
  polls: number,
  { firstMs, maxMs }: { firstMs: number; maxMs: number },
  random: number,
): number {
  const plain = Math.min(maxMs, firstMs * 2 ** Math.min(polls, 20));
  return Math.round(plain * (0.9 + 0.2 * random));
}
