import type { StepKind } from '@adinsights/plugin-platform-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../clock/clock';
import type { ClaimedJob, FollowUp, JobQueue } from '../queue/jobQueue';
import { CancelWatch } from './CancelWatch';
import { failureOf } from './StepError';
import { StepEnded, stepEndingSchema, StepJob, stepJobSchema } from './stepJob';
import type { StepHandlerOptions, StepResult } from './stepWorkers';
import { stepLogger } from './stepLogger';
import { inTaskSpan } from './taskSpan';
import { traceIdOf } from './traceparent';

// A cancelled step hurries to its end, without asking for it in a loop.
const CANCELLED_DELAY_MS = 1_000;

interface StepTaskOptions {
  queue: JobQueue;
  logger: LoggerService;
  clock: Clock;
}

/** Takes one claimed job of a step from its context to its end. */
export class StepTask<P extends StepJob> {
  readonly #options: StepTaskOptions;
  readonly #handler: StepHandlerOptions<P>;

  constructor(options: StepTaskOptions, handler: StepHandlerOptions<P>) {
    this.#options = options;
    this.#handler = handler;
  }

  /** @throws before anything is done when the job names no step */
  async run(job: ClaimedJob): Promise<void> {
    const step = stepJobSchema.parse(job.payload);
    const { kind } = this.#handler;
    const logger = stepLogger(this.#options.logger, kind, step);
    await inTaskSpan(
      {
        name: `step ${kind}`,
        traceparent: step.traceparent,
        attributes: attributesOf(kind, step),
      },
      async () => {
        const startedMs = performance.now();
        logger.info('Step started', { event: 'step.started' });
        const watch = await CancelWatch.start({
          members: [step],
          requests: this.#handler.cancelRequests,
          logger,
        });
        const result = await this.#handle(job, step, logger, watch.all);
        await watch.stop();
        const kept = await this.#options.queue.settle(
          job,
          followUps(step, result, watch.all.aborted),
        );
        const outcome = 'ended' in result ? result.ended.outcome : 'again';
        logger.info(
          kept ? `Step ${outcome}` : 'Step was taken over, its end is dropped',
          {
            event: kept ? 'step.ended' : 'step.claim_lost',
            duration_ms: Math.round(performance.now() - startedMs),
          },
        );
        return outcome !== 'failed';
      },
    );
  }

  async #handle(
    job: ClaimedJob,
    step: StepJob,
    logger: LoggerService,
    cancelled: AbortSignal,
  ): Promise<StepResult<P>> {
    const { tenantId, runId, stepId, attempt, traceparent } = step;
    try {
      const result = await this.#handler.handle({
        tenantId,
        runId,
        stepId,
        attempt,
        correlationId: traceIdOf(traceparent),
        traceparent,
        payload: this.#handler.schema.parse(job.payload),
        logger,
        signal: job.signal,
        cancelled,
        clock: this.#options.clock,
      });
      return 'ended' in result
        ? { ended: stepEndingSchema.parse(result.ended) }
        : result;
    } catch (error) {
      const failure = failureOf(error);
      logger.error(`Step failed (${failure.code})`, {
        event: 'step.failed',
        error: String(error),
      });
      return { ended: { outcome: 'failed', failure } };
    }
  }
}

function followUps<P extends StepJob>(
  step: StepJob,
  result: StepResult<P>,
  cancelled: boolean,
): FollowUp[] {
  if ('again' in result) {
    // One that waits already, because a webhook woke it, is as good.
    const { again } = result;
    return [
      {
        ...again,
        delayMs: cancelled
          ? Math.min(again.delayMs, CANCELLED_DELAY_MS)
          : again.delayMs,
        optional: true,
      },
    ];
  }
  const { runId, stepId, attempt } = step;
  const ended: StepEnded = { runId, stepId, attempt, ending: result.ended };
  return [{ queue: 'step.ended', payload: ended }];
}

function attributesOf(kind: StepKind, step: StepJob) {
  return {
    'adinsights.task': kind,
    'adinsights.tenant_id': step.tenantId,
    'adinsights.run_id': step.runId,
    'adinsights.step_id': step.stepId,
    'adinsights.attempt': step.attempt,
  };
}
