import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { WaveContext, WaveEnding } from '@adinsights/plugin-platform-node';
import type { FreshnessSweep } from '../freshness/FreshnessSweep';
import type { SnapshotBuilder } from './SnapshotBuilder';

/** Channel on which pages hear that numbers or freshness changed. */
export const METRICS_CHANNEL = 'metrics';

/** The snapshot stage of a wave: build, judge anew, tell the pages. */
export class SnapshotWorker {
  readonly #options: Parameters<typeof SnapshotWorker.create>[0];

  private constructor(options: Parameters<typeof SnapshotWorker.create>[0]) {
    this.#options = options;
  }

  static create(options: {
    builder: SnapshotBuilder;
    sweep: FreshnessSweep;
    signals: SignalsService;
    logger: LoggerService;
  }): SnapshotWorker {
    return new SnapshotWorker(options);
  }

  async handle(wave: WaveContext): Promise<WaveEnding> {
    const { builder, sweep, signals } = this.#options;
    const ending = await builder.build(wave);
    // The snapshots stand. What follows only brings them to people sooner: the
    // sweep of the next minute and the next visit of a page do the same.
    await this.#attempt('judge freshness', () =>
      sweep.tenants(wave.members.map(({ tenantId }) => tenantId)),
    );
    await this.#attempt('tell the pages', () =>
      // Everyone signed in may listen, so nothing of any tenant is said.
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: METRICS_CHANNEL,
        message: { type: 'snapshot', changed: true },
      }),
    );
    return ending;
  }

  async #attempt(what: string, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#options.logger.warn(
        `Could not ${what} right after a snapshot: ${error}`,
      );
    }
  }
}
