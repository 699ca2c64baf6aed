import { RecentAnswer } from './RecentAnswer';

function setUp() {
  let nowMs = 0;
  let asked = 0;
  let failure: Error | undefined;
  const answer = new RecentAnswer({
    ask: async () => {
      asked += 1;
      if (failure) {
        throw failure;
      }
      return asked;
    },
    maxAgeMs: 1000,
    clock: { now: () => new Date(nowMs) },
  });
  return {
    answer,
    wait: (ms: number) => (nowMs += ms),
    fail: (error?: Error) => (failure = error),
  };
}

describe('RecentAnswer', () => {
  it('asks again only when the answer is too old', async () => {
    const { answer, wait } = setUp();
    expect(await answer.get()).toBe(1);
    wait(999);
    expect(await answer.get()).toBe(1);
    wait(1);
    expect(await answer.get()).toBe(2);
  });

  it('asks once for everyone who waits', async () => {
    const { answer } = setUp();
    expect(await Promise.all([answer.get(), answer.get()])).toEqual([1, 1]);
  });

  it('can be wanted younger', async () => {
    const { answer, wait } = setUp();
    await answer.get();
    wait(100);
    expect(await answer.get(100)).toBe(2);
  });

  it('forgets on request', async () => {
    const { answer } = setUp();
    await answer.get();
    answer.invalidate();
    expect(await answer.get()).toBe(2);
  });

  it('does not remember a failure', async () => {
    const { answer, fail } = setUp();
    fail(new Error('down'));
    await expect(answer.get()).rejects.toThrow('down');
    fail(undefined);
    expect(await answer.get()).toBe(2);
  });
});
