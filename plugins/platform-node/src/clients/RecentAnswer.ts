import type { Clock } from '../clock/clock';

/**
 * An answer asked at most once per `maxAgeMs`, shared by everyone who wants it
 * meanwhile. A failure is told to those who waited and then forgotten.
 *
 * @public
 */
export class RecentAnswer<T> {
  #answer: Promise<T> | undefined;
  #askedAtMs = 0;

  constructor(
    private readonly options: {
      ask: () => Promise<T>;
      maxAgeMs: number;
      clock: Clock;
    },
  ) {}

  /** The answer, not older than `maxAgeMs`. */
  async get(maxAgeMs = this.options.maxAgeMs): Promise<T> {
    const nowMs = this.options.clock.now().getTime();
    if (this.#answer && nowMs - this.#askedAtMs < maxAgeMs) {
      return this.#answer;
    }
    const answer = this.options.ask();
    this.#answer = answer;
    this.#askedAtMs = nowMs;
    try {
      return await answer;
    } catch (error) {
      if (this.#answer === answer) {
        this.#answer = undefined;
      }
      throw error;
    }
  }

  /** The next caller asks again. */
  invalidate(): void {
    this.#answer = undefined;
  }
}
