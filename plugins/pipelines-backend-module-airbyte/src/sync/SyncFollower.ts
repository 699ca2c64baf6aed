import {
  StepContext,
  StepError,
  StepResult,
  WarehouseAccess,
} from '@adinsights/plugin-platform-node';
import type { AirbyteClients } from '../client/AirbyteClients';
import { AirbyteError } from '../client/AirbyteError';
import { AirbyteJob, isOpen } from '../client/airbyteJob';
import type { AirbyteOptions } from '../config';
import { landSync } from '../landing/landSync';
import { pollDelayMs } from './pollDelay';
import type { PollJob } from './syncJobs';

/**
 * Follows a sync to its end and lands its rows. Between two looks no worker is
 * held. A look that fails for a passing reason is repeated later.
 */
export class SyncFollower {
  readonly #clients: AirbyteClients;
  readonly #warehouse: WarehouseAccess;
  readonly #options: Pick<AirbyteOptions, 'poll' | 'syncTimeoutMs'>;
  readonly #random: () => number;

  constructor(options: {
    clients: AirbyteClients;
    warehouse: WarehouseAccess;
    options: Pick<AirbyteOptions, 'poll' | 'syncTimeoutMs'>;
    random?: () => number;
  }) {
    this.#clients = options.clients;
    this.#warehouse = options.warehouse;
    this.#options = options.options;
    this.#random = options.random ?? Math.random;
  }

  async poll(context: StepContext<PollJob>): Promise<StepResult<PollJob>> {
    const { payload, traceparent, correlationId, signal, clock } = context;
    const client = this.#clients.get(payload.airbyteInstance);
    const call = { traceparent, correlationId, signal };
    let job: AirbyteJob;
    try {
      job = await client.job(payload.jobId, call);
    } catch (error) {
      if (isPassing(error)) {
        context.logger.warn(`Airbyte could not be asked: ${error.message}`, {
          event: 'airbyte.poll.failed',
        });
        return this.#later(payload);
      }
      throw error;
    }
    if (isOpen(job)) {
      const ageMs = clock.now().getTime() - job.startTime.getTime();
      if (ageMs <= this.#options.syncTimeoutMs) {
        return this.#later(payload);
      }
      await client.cancel(job.jobId, call);
      throw new StepError(
        'timeout',
        `Airbyte job ${job.jobId} ran longer than ${
          this.#options.syncTimeoutMs
        } ms and was cancelled`,
      );
    }
    if (job.status !== 'succeeded') {
      throw new StepError(
        'unknown',
        `Airbyte job ${job.jobId} of connection ${payload.connectionId} ${
          job.status === 'failed' ? 'failed' : 'was cancelled in Airbyte'
        }`,
      );
    }
    return this.#land(context, job);
  }

  #later(payload: PollJob): StepResult<PollJob> {
    return {
      again: {
        queue: 'airbyte.poll',
        payload: { ...payload, polls: payload.polls + 1 },
        delayMs: pollDelayMs(
          payload.polls + 1,
          this.#options.poll,
          this.#random(),
        ),
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

function isPassing(error: unknown): error is StepError {
  if (error instanceof AirbyteError) {
    return error.transient;
  }
  return (
    error instanceof StepError &&
    (error.code === 'timeout' || error.code === 'upstream_5xx')
  );
}
