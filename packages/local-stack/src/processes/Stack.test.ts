import { Stack, withStack } from './Stack';

function recorded() {
  const stopped: string[] = [];
  const stopOf = (name: string) => async () => {
    await Promise.resolve();
    stopped.push(name);
  };
  return { stopped, stopOf };
}

describe('Stack', () => {
  let said: string;

  beforeEach(() => {
    said = '';
    jest.spyOn(process.stderr, 'write').mockImplementation(text => {
      said += text;
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('stops in the opposite order, and once', async () => {
    const { stopped, stopOf } = recorded();
    const stack = new Stack();
    stack.add('database', stopOf('database'));
    stack.add('back end', stopOf('back end'));
    expect(stack.stopping).toBe(false);

    await Promise.all([stack.stop(), stack.stop()]);
    expect(stopped).toEqual(['back end', 'database']);
    expect(stack.stopping).toBe(true);
  });

  it('goes on when a stop fails, and says so', async () => {
    const { stopped, stopOf } = recorded();
    const stack = new Stack();
    stack.add('database', stopOf('database'));
    stack.add('back end', async () => {
      throw new Error('stuck');
    });

    await stack.stop();
    expect(stopped).toEqual(['database']);
    expect(said).toContain('stopping back end: Error: stuck');
  });

  it('stops what was added while it stopped', async () => {
    const { stopped, stopOf } = recorded();
    const stack = new Stack();
    stack.add('database', async () => {
      stack.add('late', stopOf('late'));
    });

    await stack.stop();
    expect(stopped).toEqual(['late']);
  });

  it.each([
    ['ends', async () => 'result'],
    [
      'fails',
      async () => {
        throw new Error('broken');
      },
    ],
  ])('is stopped when what uses it %s', async (_, use) => {
    const { stopped, stopOf } = recorded();
    const used = withStack<string>(async stack => {
      stack.add('database', stopOf('database'));
      return use();
    }).catch(error => error.message);

    expect(['result', 'broken']).toContain(await used);
    expect(stopped).toEqual(['database']);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'is stopped by %s before the process ends',
    async (signal, code) => {
      const { stopped, stopOf } = recorded();
      const exited = new Promise<number>(resolve => {
        jest.spyOn(process, 'exit').mockImplementation(((given: number) => {
          resolve(given);
        }) as typeof process.exit);
      });
      const used = withStack(async stack => {
        stack.add('database', stopOf('database'));
        process.emit(signal, signal);
        expect(await exited).toBe(code);
      });

      await used;
      expect(stopped).toEqual(['database']);
      expect(process.listenerCount(signal)).toBe(0);
    },
  );
});
