import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { schedule, ScheduledTask } from 'node-cron';

const EACH_SECOND = '* * * * * *';
const REPEAT_ERROR_MS = 60_000;

/**
 * Ticks each second while the last tick is over. An error is logged when it
 * is new and then once a minute, for a tick each second would drown the log.
 */
export class TickLoop {
  readonly #tick: () => Promise<void>;
  readonly #logger: LoggerService;
  #task: ScheduledTask | undefined;
  #atWork: Promise<void> | undefined;
  #lastError: { message: string; loggedMs: number } | undefined;

  constructor(options: { tick: () => Promise<void>; logger: LoggerService }) {
    this.#tick = options.tick;
    this.#logger = options.logger;
  }

  start(): void {
    this.#task = schedule(EACH_SECOND, () => this.#onSecond(), {
      suppressMissedWarning: true,
    });
  }

  /** Returns when no tick is at work any more. */
  async stop(): Promise<void> {
    await this.#task?.destroy();
    await this.#atWork;
  }

  #onSecond(): void {
    this.#atWork ??= this.#once().finally(() => {
      this.#atWork = undefined;
    });
  }

  async #once(): Promise<void> {
    try {
      await this.#tick();
      this.#lastError = undefined;
    } catch (error) {
      this.#report(toError(error));
    }
  }

  #report(error: Error): void {
    const nowMs = performance.now();
    const last = this.#lastError;
    if (
      last?.message === error.message &&
      nowMs - last.loggedMs < REPEAT_ERROR_MS
    ) {
      return;
    }
    this.#lastError = { message: error.message, loggedMs: nowMs };
    this.#logger.error('The dispatcher failed, and tries again', error);
  }
}
