import type {
  Connection,
  TelemetryItem,
} from '@adinsights/plugin-platform-common';
import type { PipelinesClient } from '@adinsights/plugin-platform-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** How a connection's newest sync went. */
export type LastSync = NonNullable<Connection['lastSync']>;

function toLastSync(item: TelemetryItem): LastSync | undefined {
  if (item.lastState === null) {
    return undefined;
  }
  const ended =
    item.lastState === 'succeeded' ? item.lastSyncedAt : item.lastAttemptAt;
  return {
    state: item.lastState,
    endedAt: item.syncStatus === 'running' ? null : ended,
    rows: item.rowsLast,
  };
}

/**
 * The newest sync of each connection as pipelines tells it. While pipelines
 * does not answer there is none, which is logged when it begins.
 */
export class LastSyncs {
  readonly #pipelines: PipelinesClient;
  readonly #logger: LoggerService;
  #failing = false;

  private constructor(pipelines: PipelinesClient, logger: LoggerService) {
    this.#pipelines = pipelines;
    this.#logger = logger;
  }

  static create(options: {
    pipelines: PipelinesClient;
    logger: LoggerService;
  }): LastSyncs {
    return new LastSyncs(options.pipelines, options.logger);
  }

  /** By connection id; a connection that was never synced is missing. */
  async byConnection(tenantId: string): Promise<ReadonlyMap<string, LastSync>> {
    let items: TelemetryItem[] = [];
    try {
      items = await this.#pipelines.telemetry(tenantId);
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) {
        this.#logger.warn('last syncs are unknown', toError(error));
        this.#failing = true;
      }
    }
    return new Map(
      items.flatMap(item => {
        const lastSync = toLastSync(item);
        return lastSync ? [[item.connectionId, lastSync] as const] : [];
      }),
    );
  }
}
