import type { Failure, StepKind } from '@adinsights/plugin-platform-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ZodType } from 'zod';
import type { Clock } from '../clock/clock';
import type { QueueName } from '../queue/queues';
import type { CancelRequests } from './cancelRequests';
import type { StepEnding, StepJob, WaveStage } from './stepJob';

/** What a step knows while it runs. @public */
export interface StepContext<P> {
  tenantId: string;
  runId: string;
  stepId: string;
  attempt: number;
  /** Trace id, 32 hex digits. */
  correlationId: string;
  traceparent: string;
  payload: P;
  /** Says tenant, run, step, attempt and correlation id on each line. */
  logger: LoggerService;
  /** Aborted when the claim is lost or the process stops: end quickly. */
  signal: AbortSignal;
  /** Aborted within about a second of the request to cancel the run. */
  cancelled: AbortSignal;
  clock: Clock;
}

/** The step ended, or goes on later as another job. @public */
export type StepResult<P> =
  | { ended: StepEnding }
  | { again: { queue: QueueName; payload: P; delayMs: number } };

/** @public */
export type WaveMember = StepJob;

/** Which members of a wave are to be cancelled, as far as it is known. @public */
export interface MemberCancellations<M extends StepJob = WaveMember> {
  has(member: M): boolean;
  /** Aborted once every member is. */
  all: AbortSignal;
  /** Told of those that come to it later; one that throws is told again. */
  onCancelled(listener: (members: M[]) => Promise<void>): void;
}

/** What a stage of a wave knows while it runs. @public */
export interface WaveContext {
  waveId: string;
  token: string;
  /** Counts up each time that the stage is taken over from a lost worker. */
  claim: number;
  stage: WaveStage;
  warehouse: string;
  fullWindow: boolean;
  members: WaveMember[];
  logger: LoggerService;
  signal: AbortSignal;
  cancellations: MemberCancellations;
  clock: Clock;
  memberLogger(member: WaveMember): LoggerService;
}

/** How each member came out; one left out counts as failed. @public */
export interface WaveEnding {
  members: {
    stepId: string;
    attempt: number;
    outcome: StepEnding['outcome'];
    rows?: number;
    bytes?: number;
    failure?: Failure;
  }[];
}

/** @public */
export interface StepHandlerOptions<P extends StepJob> {
  queue: 'airbyte.trigger' | 'airbyte.poll';
  kind: StepKind;
  schema: ZodType<P>;
  concurrency: number;
  /** Without it the step goes to its end whatever is asked. */
  cancelRequests?: CancelRequests;
  handle(context: StepContext<P>): Promise<StepResult<P>>;
}

/** @public */
export interface WaveHandlerOptions {
  queue: 'dbt.run' | 'snapshot.build';
  /** Without it the stage goes to its end whatever is asked. */
  cancelRequests?: CancelRequests;
  handle(context: WaveContext): Promise<WaveEnding>;
}

/**
 * The one way to write a step. A handler that throws ends its step `failed`,
 * with the code of a {@link StepError} or `unknown`; nobody else needs to
 * catch. Jobs are taken once the plugin has started.
 *
 * @public
 */
export interface StepWorkers {
  step<P extends StepJob>(options: StepHandlerOptions<P>): Promise<void>;
  wave(options: WaveHandlerOptions): Promise<void>;
}
