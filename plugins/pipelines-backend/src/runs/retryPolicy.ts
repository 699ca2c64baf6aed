import type { FailureCode } from '@adinsights/plugin-platform-common';

/** How often a step is tried, and how long it rests between. */
export interface RetryPolicy {
  baseMs: number;
  capMs: number;
  /** The first one counts. */
  maxAttempts: number;
}

const retryable: ReadonlySet<FailureCode> = new Set([
  'rate_limited',
  'upstream_5xx',
  'timeout',
  'lost_worker',
  'unknown',
]);

/** What a new attempt could mend: not a wrong setting, wrong data or a wrong model. */
export function isRetryable(code: FailureCode): boolean {
  return retryable.has(code);
}

/**
 * Rest after a failed attempt: exponential with full jitter, so that steps
 * which failed together do not come back together.
 *
 * @param random - from 0 inclusive to 1 exclusive
 */
export function backoffMs(
  policy: RetryPolicy,
  failedAttempt: number,
  random: number,
): number {
  const ceiling = Math.min(
    policy.capMs,
    policy.baseMs * 2 ** (failedAttempt - 1),
  );
  return Math.floor(random * ceiling);
}
