import type {
  Clock,
  TenantDirectory,
  WarehouseAccess,
} from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import { trimRaw } from './trimRaw';

/** Keeps the raw schemas small: rows that have landed go after a while. */
export class RawRetention {
  readonly #options: Parameters<typeof RawRetention.create>[0];

  private constructor(options: Parameters<typeof RawRetention.create>[0]) {
    this.#options = options;
  }

  static create(options: {
    warehouse: WarehouseAccess;
    directory: TenantDirectory;
    clock: Clock;
    retentionMs: number;
  }): RawRetention {
    return new RawRetention(options);
  }

  /**
   * Trims every connection of every tenant, in bounded deletes.
   *
   * @returns how many rows were deleted
   */
  async trim(signal: AbortSignal): Promise<number> {
    const { directory, clock, retentionMs } = this.#options;
    const extractedBefore = new Date(clock.now().getTime() - retentionMs);
    let deleted = 0;
    for (const tenant of await directory.list()) {
      for (const { id, provider } of tenant.connections) {
        const request = {
          tenantId: tenant.id,
          connectionId: id,
          provider,
          extractedBefore,
        };
        let batch: number;
        do {
          signal.throwIfAborted();
          batch = await this.#trimOne(request);
          deleted += batch;
        } while (batch > 0);
      }
    }
    return deleted;
  }

  async #trimOne(request: Parameters<typeof trimRaw>[1]): Promise<number> {
    try {
      return await trimRaw(this.#options.warehouse, request);
    } catch (error) {
      // A connection that has never been synced has no raw schema yet.
      if (error instanceof NotFoundError) {
        return 0;
      }
      throw error;
    }
  }
}
