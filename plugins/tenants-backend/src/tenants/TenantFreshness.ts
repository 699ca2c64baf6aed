import type { Freshness } from '@adinsights/plugin-platform-common';
import {
  Clock,
  MetricsClient,
  RecentAnswer,
} from '@adinsights/plugin-platform-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

const MAX_AGE_MS = 5_000;

/**
 * Freshness of every tenant as metrics judges it. While metrics does not
 * answer nobody has any, which is logged when it begins and when it ends.
 */
export class TenantFreshness {
  readonly #answer: RecentAnswer<Map<string, Freshness>>;

  private constructor(answer: RecentAnswer<Map<string, Freshness>>) {
    this.#answer = answer;
  }

  static create(options: {
    metrics: MetricsClient;
    clock: Clock;
    logger: LoggerService;
  }): TenantFreshness {
    const { metrics, clock, logger } = options;
    let failing = false;
    const ask = async () => {
      try {
        const freshness = await metrics.freshness();
        if (failing) {
          logger.info('freshness of tenants is known again');
          failing = false;
        }
        return freshness;
      } catch (error) {
        if (!failing) {
          logger.warn('freshness of tenants is unknown', toError(error));
          failing = true;
        }
        return new Map<string, Freshness>();
      }
    };
    return new TenantFreshness(
      new RecentAnswer({ ask, maxAgeMs: MAX_AGE_MS, clock }),
    );
  }

  /** By tenant id; empty while it cannot be asked. */
  async byTenant(): Promise<ReadonlyMap<string, Freshness>> {
    return this.#answer.get();
  }
}
