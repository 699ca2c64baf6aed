import { mockServices } from '@backstage/backend-test-utils';
import { TickLoop } from './TickLoop';

jest.setTimeout(30_000);

const rest = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('TickLoop', () => {
  it('ticks each second, never twice at once, and stops when asked', async () => {
    let atWork = 0;
    let most = 0;
    let ticks = 0;
    const loop = new TickLoop({
      logger: mockServices.logger.mock(),
      tick: async () => {
        atWork += 1;
        most = Math.max(most, atWork);
        await rest(1_300);
        atWork -= 1;
        ticks += 1;
      },
    });
    loop.start();
    await rest(5_000);
    await loop.stop();
    const done = ticks;

    expect(most).toBe(1);
    expect(atWork).toBe(0);
    expect(done).toBeGreaterThanOrEqual(2);
    await rest(1_500);
    expect(ticks).toBe(done);
  });

  it('goes on after an error and does not repeat it each second', async () => {
    const logger = mockServices.logger.mock();
    let ticks = 0;
    const loop = new TickLoop({
      logger,
      tick: async () => {
        ticks += 1;
        throw new Error(ticks < 3 ? 'first' : 'second');
      },
    });
    loop.start();
    while (ticks < 4) {
      await rest(50);
    }
    await loop.stop();
    const messages = logger.error.mock.calls.map(([, error]) => String(error));
    expect(messages).toEqual(['Error: first', 'Error: second']);
  });
});
