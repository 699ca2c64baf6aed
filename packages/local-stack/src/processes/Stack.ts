import { say } from '../terminal/progress';

type Stop = () => Promise<void>;

/**
 * Things that were started, stopped in the opposite order. Each is added as
 * soon as it exists, not when it is ready, so that a signal in between finds it.
 */
export class Stack {
  readonly #stops: { name: string; stop: Stop }[] = [];
  #stopping?: Promise<void>;

  add(name: string, stop: Stop): void {
    this.#stops.push({ name, stop });
  }

  /** Whether a stop was asked for. */
  get stopping(): boolean {
    return this.#stopping !== undefined;
  }

  /**
   * Stops everything once, also what is added meanwhile; a failing stop does
   * not keep the others running.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (let next = this.#stops.pop(); next; next = this.#stops.pop()) {
      try {
        await next.stop();
      } catch (error) {
        say(`  ✗ stopping ${next.name}: ${error}`);
      }
    }
  }
}

/**
 * Runs `main` with a stack that is stopped when it ends, fails, or a signal
 * arrives. A signal ends the process with the usual exit code.
 */
export async function withStack<T>(
  main: (stack: Stack) => Promise<T>,
): Promise<T> {
  const stack = new Stack();
  const onSignal = (signal: NodeJS.Signals) => {
    say(`\nStopping (${signal}) …`);
    stack.stop().then(() => {
      say('Stopped.');
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach(signal => process.on(signal, onSignal));
  try {
    return await main(stack);
  } finally {
    await stack.stop();
    signals.forEach(signal => process.off(signal, onSignal));
  }
}
