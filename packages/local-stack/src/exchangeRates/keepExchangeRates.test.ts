import { eventually } from '../__testUtils__/eventually';
import { Stack } from '../processes/Stack';
import { keepExchangeRates } from './keepExchangeRates';

describe('keepExchangeRates', () => {
  it('loads again and again, also after a failure, which is said', async () => {
    const said: string[] = [];
    const write = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation(line => said.push(String(line)) > 0);
    const stack = new Stack();
    let loads = 0;
    try {
      const load = async () => {
        loads += 1;
        if (loads === 2) {
          throw new Error('the warehouse is away');
        }
      };
      keepExchangeRates(load, stack, 5);
      await eventually('a load after the failure', () => loads > 3);
    } finally {
      await stack.stop();
      write.mockRestore();
    }
    expect(said.join('')).toContain(
      'loading exchange rates: the warehouse is away',
    );
  });

  it('lets a load end before the stack goes on stopping, and starts no other', async () => {
    const stack = new Stack();
    let begun = 0;
    let ended = 0;
    let finish = () => {};
    const load = async () => {
      begun += 1;
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      ended += 1;
    };
    let endedBelow = -1;
    stack.add('below', async () => {
      endedBelow = ended;
    });
    keepExchangeRates(load, stack, 5);
    await eventually('a load under way', () => begun === 1);

    const stopped = stack.stop();
    setTimeout(finish, 50);
    await stopped;
    expect(endedBelow).toBe(1);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(begun).toBe(1);
  });

  it('stops at once while it waits', async () => {
    const stack = new Stack();
    let loads = 0;
    keepExchangeRates(async () => {
      loads += 1;
    }, stack);
    await stack.stop();
    expect(loads).toBe(0);
  });
});
