import type { FailureCode } from '@adinsights/plugin-platform-common';
import {
  StepContext,
  StepError,
  StepResult,
  WarehouseAccess,
} from '@adinsights/plugin-platform-node';
import type { AirbyteClients } from '../client/AirbyteClients';
import { AirbyteJob, isOpen } from '../client/airbyteJob';
import type { AirbyteOptions } from '../config';
import { landSync } from '../landing/landSync';
import { pollDelayMs } from './pollDelay';
import type { PollJob } from './syncJobs';

type Limits = Pick<AirbyteOptions, 'poll' | 'syncTimeoutMs'>;

/** Failures after which the next look may well succeed. */
const PASSING = new Set<FailureCode>([
  'rate_limited',
  'upstream_5xx',
  'timeout',
]);

/**
 * Follows a sync to its end and lands its rows. Between two looks no worker is
 * held. A look that fails for a passing reason is repeated, within the limit
 * of the sync.
 */
export class SyncFollower {
  readonly #clients: AirbyteClients;
  readonly #warehouse: WarehouseAccess;
  readonly #options: Limits;
  readonly #random: () => number;

  constructor(options: {
    clients: AirbyteClients;
    warehouse: WarehouseAccess;
    options: Limits;
    random?: () => number;
  }) {
    this.#clients = options.clients;
    this.#warehouse = options.warehouse;
    this.#options = options.options;
    this.#random = options.random ?? Math.random;
  }

  async poll(context: StepContext<PollJob>): Promise<StepResult<PollJob>> {
    let job: AirbyteJob;
    try {
      job = await this.#look(context);
    } catch (error) {
      return this.#afterFailedLook(context, error);
    }
    if (job.status === 'succeeded') {
      return this.#land(context, job);
    }
    if (context.cancelled.aborted && !isOpen(job)) {
      return { ended: { outcome: 'cancelled' } };
    }
    if (job.status !== 'failed' && this.#isTooLong(context, job.startTime)) {
      throw new StepError(
        'timeout',
        `Airbyte job ${job.jobId} ran longer than ${
          this.#options.syncTimeoutMs
        } ms and was cancelled`,
      );
    }
    if (isOpen(job)) {
      return this.#later(context.payload);
    }
    throw new StepError(
      'unknown',
      `Airbyte job ${job.jobId} of connection ${context.payload.connectionId} ${
        job.status === 'failed' ? 'failed' : 'was cancelled in Airbyte'
      }`,
    );
  }

  /** The job as it is; one that nobody wants or that takes too long is cancelled first. */
  async #look(context: StepContext<PollJob>): Promise<AirbyteJob> {
    const { airbyteInstance, jobId } = context.payload;
    const client = this.#clients.get(airbyteInstance);
    const job = await client.job(jobId, context);
    const isUnwanted =
      context.cancelled.aborted || this.#isTooLong(context, job.startTime);
    if (!isOpen(job) || !isUnwanted) {
      return job;
    }
    await client.cancel(jobId, context);
    return client.job(jobId, context);
  }

  /** An aborted look is repeated too: whoever holds the claim then goes on. */
  #afterFailedLook(
    context: StepContext<PollJob>,
    error: unknown,
  ): StepResult<PollJob> {
    const { payload, signal, logger } = context;
    const passing = error instanceof StepError && PASSING.has(error.code);
    if (!passing && !signal.aborted) {
      throw error;
    }
    if (this.#isTooLong(context, new Date(payload.followedSince))) {
      throw new StepError(
        'timeout',
        `Airbyte job ${payload.jobId} has not been seen to end within ${
          this.#options.syncTimeoutMs
        } ms`,
        { cause: error },
      );
    }
    logger.warn(`Airbyte could not be asked: ${error}`, {
      event: 'airbyte.poll.failed',
    });
    return this.#later(payload);
  }

  #isTooLong({ clock }: StepContext<PollJob>, since: Date): boolean {
    const ageMs = clock.now().getTime() - since.getTime();
    return ageMs > this.#options.syncTimeoutMs;
  }

  #later(payload: PollJob): StepResult<PollJob> {
    const polls = payload.polls + 1;
    return {
      again: {
        queue: 'airbyte.poll',
        payload: { ...payload, polls },
        delayMs: pollDelayMs(polls, this.#options.poll, this.#random()),
      },
    };
  }

  async #land(
    context: StepContext<PollJob>,
    job: AirbyteJob,
  ): Promise<StepResult<PollJob>> {
    const { payload, tenantId, clock, logger } = context;
    const landed = await landSync(this.#warehouse, {
      tenantId,
      connectionId: payload.connectionId,
      provider: payload.provider,
      syncId: job.jobId,
      syncStartedAt: job.startTime,
      syncEndedAt: job.lastUpdatedAt ?? clock.now(),
      landedAt: clock.now(),
    });
    logger.info('Sync landed', {
      event: 'airbyte.sync.completed',
      rows: landed.rows,
      rejected: landed.rejected,
      days_changed: landed.daysChanged,
    });
    return {
      ended: {
        outcome: 'succeeded',
        rows: landed.rows,
        bytes: job.bytesSynced,
      },
    };
  }
}
