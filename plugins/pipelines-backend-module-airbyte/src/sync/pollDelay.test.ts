import { pollDelayMs } from './pollDelay';

const limits = { firstMs: 5_000, maxMs: 60_000 };

describe('pollDelayMs', () => {
  it.each([
    [0, 0.5, 5_000],
    [1, 0.5, 10_000],
    [3, 0.5, 40_000],
    [4, 0.5, 60_000],
    [5_000, 0.5, 60_000],
    [0, 0, 4_500],
    [0, 1, 5_500],
    [9, 0, 54_000],
    [9, 1, 66_000],
  ])('waits after %i looks, with chance %d: %i ms', (polls, random, delay) => {
    expect(pollDelayMs(polls, limits, random)).toBe(delay);
  });
});
