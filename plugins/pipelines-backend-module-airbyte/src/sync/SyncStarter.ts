import {
  ExternalJobs,
  StepContext,
  StepError,
  StepResult,
  SyncJob,
} from '@adinsights/plugin-platform-node';
import type { AirbyteClients } from '../client/AirbyteClients';
import type { AirbyteClient, CallContext } from '../client/AirbyteClient';
import { AirbyteJob, isOpen } from '../client/airbyteJob';
import type { PollJob } from './syncJobs';

/**
 * Starts the sync of one connection, at most once per attempt. Before the
 * first POST the highest job id is stored; an attempt that comes again after a
 * crash adopts a job above it instead of making a second one, and a 409 means
 * that a job runs which is adopted likewise.
 */
export class SyncStarter {
  readonly #clients: AirbyteClients;
  readonly #externalJobs: ExternalJobs;
  readonly #firstPollMs: number;

  constructor(options: {
    clients: AirbyteClients;
    externalJobs: ExternalJobs;
    firstPollMs: number;
  }) {
    this.#clients = options.clients;
    this.#externalJobs = options.externalJobs;
    this.#firstPollMs = options.firstPollMs;
  }

  async start(context: StepContext<SyncJob>): Promise<StepResult<PollJob>> {
    const { payload, stepId, attempt, logger } = context;
    const client = this.#clients.get(payload.airbyteInstance);
    const known = await this.#externalJobs.find(stepId, attempt);
    let jobId = known?.jobId ?? undefined;
    if (jobId === undefined && context.cancelled.aborted) {
      const own =
        known && (await this.#own(client, context, known.previousJobId));
      if (!own) {
        return { ended: { outcome: 'cancelled' } };
      }
    }
    if (jobId === undefined) {
      const job = known
        ? await this.#adoptOrStart(client, context, known.previousJobId)
        : await this.#firstStart(client, context);
      jobId = job.jobId;
      await this.#externalJobs.setJob(stepId, attempt, jobId);
      logger.info('Airbyte sync is under way', {
        event: 'airbyte.sync.started',
        airbyte_job_id: jobId,
      });
    }
    return {
      again: {
        queue: 'airbyte.poll',
        payload: {
          ...payload,
          jobId,
          polls: 0,
          followedSince: context.clock.now().toISOString(),
        },
        delayMs: this.#firstPollMs,
      },
    };
  }

  async #firstStart(
    client: AirbyteClient,
    context: StepContext<SyncJob>,
  ): Promise<AirbyteJob> {
    const { payload, stepId, attempt } = context;
    const newest = await client.newestSync(
      payload.airbyteConnectionId,
      callOf(context),
    );
    await this.#externalJobs.record({
      stepId,
      attempt,
      connectionId: payload.connectionId,
      instance: payload.airbyteInstance,
      previousJobId: newest?.jobId ?? null,
    });
    return this.#post(client, context);
  }

  async #adoptOrStart(
    client: AirbyteClient,
    context: StepContext<SyncJob>,
    previousJobId: number | null,
  ): Promise<AirbyteJob> {
    return (
      (await this.#own(client, context, previousJobId)) ??
      this.#post(client, context)
    );
  }

  /** The job that an earlier claim of this attempt made and did not store. */
  async #own(
    client: AirbyteClient,
    context: StepContext<SyncJob>,
    previousJobId: number | null,
  ): Promise<AirbyteJob | undefined> {
    const newest = await client.newestSync(
      context.payload.airbyteConnectionId,
      callOf(context),
    );
    return newest && newest.jobId > (previousJobId ?? 0) ? newest : undefined;
  }

  async #post(
    client: AirbyteClient,
    context: StepContext<SyncJob>,
  ): Promise<AirbyteJob> {
    const { airbyteConnectionId } = context.payload;
    const started = await client.startSync(
      airbyteConnectionId,
      callOf(context),
    );
    if (started) {
      return started;
    }
    const running = await client.newestSync(
      airbyteConnectionId,
      callOf(context),
    );
    if (!running || !isOpen(running)) {
      throw new StepError(
        'upstream_5xx',
        `Airbyte says that connection ${airbyteConnectionId} is being synced, but lists no running job`,
      );
    }
    return running;
  }
}

function callOf(context: StepContext<SyncJob>): CallContext {
  const { traceparent, correlationId, signal } = context;
  return { traceparent, correlationId, signal };
}
