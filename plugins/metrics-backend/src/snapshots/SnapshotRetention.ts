import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '@adinsights/plugin-platform-node';
import type { SnapshotStore } from './SnapshotStore';

const DAY_MS = 86_400_000;
const KEEP_ALL_DAYS = 7;
const KEEP_DAILY_DAYS = 400;
const BATCH = 1_000;

/**
 * Keeps every snapshot for a week, then the newest of each UTC day for 400
 * days. Harmless at any moment; deletes in batches so that no lock is long.
 */
export class SnapshotRetention {
  readonly #store: SnapshotStore;
  readonly #clock: Clock;
  readonly #logger: LoggerService;

  private constructor(options: Parameters<typeof SnapshotRetention.create>[0]) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  static create(options: {
    store: SnapshotStore;
    clock: Clock;
    logger: LoggerService;
  }): SnapshotRetention {
    return new SnapshotRetention(options);
  }

  async run(signal: AbortSignal): Promise<number> {
    const today = Math.floor(this.#clock.now().getTime() / DAY_MS) * DAY_MS;
    let deleted = 0;
    let batch: number;
    do {
      signal.throwIfAborted();
      batch = await this.#store.deleteExpired({
        thinBefore: new Date(today - KEEP_ALL_DAYS * DAY_MS),
        dropBefore: new Date(today - KEEP_DAILY_DAYS * DAY_MS),
        limit: BATCH,
      });
      deleted += batch;
    } while (batch === BATCH);
    if (deleted > 0) {
      this.#logger.info(`Deleted ${deleted} snapshots beyond retention`);
    }
    return deleted;
  }
}
