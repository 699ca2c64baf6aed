import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CancelRequests } from './cancelRequests';
import type { StepJob } from './stepJob';
import type { MemberCancellations } from './stepWorkers';

const LOOK_EVERY_MS = 1_000;

/**
 * Looks each second, as long as a job is at work, whether its runs are to be
 * cancelled. Without {@link CancelRequests} none ever is.
 */
export class CancelWatch<M extends StepJob> implements MemberCancellations<M> {
  readonly #requests: CancelRequests | undefined;
  readonly #logger: LoggerService;
  readonly #cancelled = new Set<string>();
  readonly #all = new AbortController();
  readonly #listeners: ((members: M[]) => Promise<void>)[] = [];
  #members: M[];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  private constructor(
    members: readonly M[],
    requests: CancelRequests | undefined,
    logger: LoggerService,
  ) {
    this.#members = [...members];
    this.#requests = requests;
    this.#logger = logger;
  }

  /** Answers after the first look. Call `stop` in the end. */
  static async start<M extends StepJob>(options: {
    members: readonly M[];
    requests: CancelRequests | undefined;
    logger: LoggerService;
  }): Promise<CancelWatch<M>> {
    const { members, requests, logger } = options;
    const watch = new CancelWatch(members, requests, logger);
    if (requests) {
      await watch.#look();
      watch.#timer = setInterval(() => {
        watch.#looking ??= watch.#look().finally(() => {
          watch.#looking = undefined;
        });
      }, LOOK_EVERY_MS);
    }
    return watch;
  }

  get all(): AbortSignal {
    return this.#all.signal;
  }

  has({ runId }: M): boolean {
    return this.#cancelled.has(runId);
  }

  onCancelled(listener: (members: M[]) => Promise<void>): void {
    this.#listeners.push(listener);
  }

  /** Looks no more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    try {
      const requested = await this.#requests?.requested(
        this.#members.map(({ runId }) => runId),
      );
      const found = this.#members.filter(({ runId }) => requested?.has(runId));
      if (found.length === 0) {
        return;
      }
      found.forEach(({ runId }) => this.#cancelled.add(runId));
      if (this.#members.every(member => this.has(member))) {
        this.#all.abort(new Error('Every run of this job was cancelled'));
      }
      await Promise.all(this.#listeners.map(listener => listener(found)));
      // Only now: a listener that failed is told of them again.
      this.#members = this.#members.filter(member => !found.includes(member));
    } catch (error) {
      this.#logger.warn(`Cancel requests could not be read: ${error}`, {
        event: 'step.cancel_unknown',
      });
    }
  }
}
