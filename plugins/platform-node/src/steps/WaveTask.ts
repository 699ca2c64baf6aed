import type { StepKind } from '@adinsights/plugin-platform-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../clock/clock';
import type { ClaimedJob, JobQueue } from '../queue/jobQueue';
import { CancelWatch } from './CancelWatch';
import { failureOf } from './StepError';
import {
  StepEnding,
  stepEndingSchema,
  StepJob,
  WaveEnded,
  WaveJob,
  waveJobSchema,
} from './stepJob';
import { stepLogger } from './stepLogger';
import type {
  MemberCancellations,
  WaveEnding,
  WaveHandlerOptions,
} from './stepWorkers';
import { inTaskSpan } from './taskSpan';

interface WaveTaskOptions {
  queue: JobQueue;
  logger: LoggerService;
  clock: Clock;
}

/** Takes one claimed stage of a wave from its context to its end. */
export class WaveTask {
  readonly #options: WaveTaskOptions;
  readonly #handler: WaveHandlerOptions;

  constructor(options: WaveTaskOptions, handler: WaveHandlerOptions) {
    this.#options = options;
    this.#handler = handler;
  }

  /** @throws before anything is done when the job names no wave */
  async run(job: ClaimedJob): Promise<void> {
    const wave = waveJobSchema.parse(job.payload);
    const kind = kindOf(wave);
    const waveLogger = this.#options.logger.child({
      tenant_id: null,
      task: kind,
      wave_id: wave.waveId,
    });
    const memberLogger = (member: StepJob) =>
      stepLogger(this.#options.logger, kind, member);
    await inTaskSpan(
      {
        name: `wave ${wave.stage}`,
        // A wave serves many runs; it continues the trace of the first.
        traceparent: wave.members[0].traceparent,
        attributes: {
          'adinsights.task': kind,
          'adinsights.wave_id': wave.waveId,
          'adinsights.members': wave.members.length,
        },
      },
      async () => {
        const startedMs = performance.now();
        wave.members.forEach(member =>
          memberLogger(member).info('Step started', { event: 'step.started' }),
        );
        const watch = await CancelWatch.start({
          members: wave.members,
          requests: this.#handler.cancelRequests,
          logger: waveLogger,
        });
        const ended = await this.#handle(
          job,
          wave,
          waveLogger,
          memberLogger,
          watch,
        );
        await watch.stop();
        const kept = await this.#options.queue.settle(job, [
          { queue: 'wave.ended', payload: ended },
        ]);
        const durationMs = Math.round(performance.now() - startedMs);
        wave.members.forEach((member, index) =>
          memberLogger(member).info(
            kept
              ? `Step ${ended.members[index].ending.outcome}`
              : 'Step was taken over, its end is dropped',
            {
              event: kept ? 'step.ended' : 'step.claim_lost',
              duration_ms: durationMs,
            },
          ),
        );
        return ended.members.some(m => m.ending.outcome !== 'failed');
      },
    );
  }

  async #handle(
    job: ClaimedJob,
    wave: WaveJob,
    logger: LoggerService,
    memberLogger: (member: StepJob) => LoggerService,
    cancellations: MemberCancellations,
  ): Promise<WaveEnded> {
    const { waveId, token, stage, warehouse, fullWindow, members } = wave;
    try {
      const ending = await this.#handler.handle({
        waveId,
        token,
        claim: job.retryCount,
        stage,
        warehouse,
        fullWindow,
        members,
        logger,
        signal: job.signal,
        cancellations,
        clock: this.#options.clock,
        memberLogger,
      });
      return endedOf(wave, member => endingOf(ending, member));
    } catch (error) {
      const failure = failureOf(error);
      logger.error(`Wave failed (${failure.code})`, {
        event: 'wave.failed',
        error: String(error),
      });
      return endedOf(wave, () => ({ outcome: 'failed', failure }));
    }
  }
}

function kindOf(wave: WaveJob): StepKind {
  return wave.stage === 'building' ? 'transform' : 'snapshot';
}

function endedOf(
  { waveId, token, stage, members }: WaveJob,
  endingFor: (member: StepJob) => StepEnding,
): WaveEnded {
  return {
    waveId,
    token,
    stage,
    members: members.map(member => ({
      tenantId: member.tenantId,
      runId: member.runId,
      stepId: member.stepId,
      attempt: member.attempt,
      ending: endingFor(member),
    })),
  };
}

function endingOf(ending: WaveEnding, member: StepJob): StepEnding {
  const found = ending.members.find(
    ({ stepId, attempt }) =>
      stepId === member.stepId && attempt === member.attempt,
  );
  if (!found) {
    return {
      outcome: 'failed',
      failure: {
        code: 'unknown',
        message: 'The wave ended without an outcome for this member',
        rules: [],
      },
    };
  }
  return stepEndingSchema.parse(found);
}
