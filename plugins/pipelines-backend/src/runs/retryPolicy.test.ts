import { backoffMs, isRetryable } from './retryPolicy';

const policy = { baseMs: 60_000, capMs: 900_000, maxAttempts: 5 };

describe('backoffMs', () => {
  it.each([
    [1, 60_000],
    [2, 120_000],
    [3, 240_000],
    [4, 480_000],
    [5, 900_000],
    [40, 900_000],
  ])('after attempt %d rests up to %d ms', (attempt, ceiling) => {
    expect(backoffMs(policy, attempt, 0)).toBe(0);
    expect(backoffMs(policy, attempt, 0.5)).toBe(ceiling / 2);
    expect(backoffMs(policy, attempt, 0.999999)).toBeLessThan(ceiling);
  });
});

describe('isRetryable', () => {
  it.each([
    ['rate_limited', true],
    ['upstream_5xx', true],
    ['timeout', true],
    ['lost_worker', true],
    ['unknown', true],
    ['configuration', false],
    ['quality', false],
    ['model_error', false],
  ] as const)('%s: %s', (code, expected) => {
    expect(isRetryable(code)).toBe(expected);
  });
});
