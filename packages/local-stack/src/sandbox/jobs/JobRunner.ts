import { setTimeout as sleep } from 'node:timers/promises';

import { SourceAccounts } from '../accounts/sourceAccounts';
import { RawSchema } from '../raw/RawSchema';
import { Stream } from '../streams/Stream';
import { DestinationConfiguration } from '../accounts/configuration';
import { Job } from './Job';
import { JobStore } from './JobStore';
import { runSync } from './runSync';

/** What a job of a connection works on. */
export interface ConnectionWork {
  source: SourceAccounts;
  destination: DestinationConfiguration;
  schema: string;
  prefix: string;
  streams: Stream[];
}

/** Attempts that may fail before the job does. */
const MAX_FAILED_ATTEMPTS = 2;

const SLOW_FACTOR = 6;

/**
 * Runs the jobs inside this process. A job belongs to the store: when the
 * process dies, the next one takes its active jobs up again, with the next
 * attempt under the same job id.
 */
export class JobRunner {
  readonly #jobs: JobStore;
  readonly #workOf: (
    connectionId: string,
  ) => Promise<ConnectionWork | undefined>;
  readonly #clock: () => Date;
  readonly #syncDurationMs: number;
  readonly #running = new Map<
    number,
    { stop: AbortController; ended: Promise<void> }
  >();

  constructor(options: {
    jobs: JobStore;
    /** Undefined when the connection or what it needs is gone. */
    workOf: (connectionId: string) => Promise<ConnectionWork | undefined>;
    clock: () => Date;
    syncDurationMs: number;
  }) {
    this.#jobs = options.jobs;
    this.#workOf = options.workOf;
    this.#clock = options.clock;
    this.#syncDurationMs = options.syncDurationMs;
  }

  /** Takes up what an earlier process left. */
  async resume(): Promise<void> {
    for (const job of await this.#jobs.listActive()) {
      this.start(job);
    }
  }

  start(job: Job): void {
    const stop = new AbortController();
    const ended = this.#run(job, stop.signal)
      .catch(error => this.#giveUp(job, stop.signal, error))
      // The store is out of reach; the job stays active until it is resumed.
      .catch(error => process.emitWarning(error))
      .finally(() => this.#running.delete(job.jobId));
    this.#running.set(job.jobId, { stop, ended });
  }

  /** Ends a job as cancelled; false when it had ended before. */
  async cancel(jobId: number): Promise<boolean> {
    const cancelled = await this.#jobs.finish(
      jobId,
      'cancelled',
      this.#clock(),
    );
    if (cancelled) {
      const running = this.#running.get(jobId);
      running?.stop.abort();
      await running?.ended;
    }
    return cancelled;
  }

  /** Stops working; the jobs stay active in the store. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    running.forEach(({ stop }) => stop.abort());
    await Promise.all(running.map(({ ended }) => ended));
  }

  async #run(job: Job, signal: AbortSignal): Promise<void> {
    const { jobId } = job;
    await sleep(this.#syncDurationMs / 10, undefined, { signal });
    for (let failed = job.failedAttempts; ; failed++) {
      const attempt = await this.#jobs.beginAttempt(jobId, this.#clock());
      if (!attempt) {
        return;
      }
      try {
        const readUntil = await this.#work(attempt, signal);
        await this.#jobs.finish(jobId, 'succeeded', this.#clock(), {
          readUntil,
        });
        return;
      } catch (error) {
        signal.throwIfAborted();
        if (failed + 1 >= MAX_FAILED_ATTEMPTS) {
          throw error;
        }
        await this.#jobs.failAttempt(jobId, messageOf(error), this.#clock());
        await sleep(this.#syncDurationMs / 4, undefined, { signal });
      }
    }
  }

  async #work(job: Job, signal: AbortSignal): Promise<number | undefined> {
    const { connectionId, jobId } = job;
    const work = await this.#workOf(connectionId);
    if (!work) {
      throw new Error(`The connection ${connectionId} is gone`);
    }
    const raw = await RawSchema.open(
      work.destination,
      work.schema,
      work.prefix,
    );
    try {
      if (job.jobType !== 'sync') {
        await raw.clear(work.streams);
        return undefined;
      }
      const state = await this.#jobs.stateOf(connectionId);
      const slow = work.source.behaviour === 'slow';
      return await runSync({
        source: work.source,
        streams: work.streams,
        raw,
        stamp: {
          connectionId,
          syncId: jobId,
          attempt: job.attempts,
          generationId: state.generationId,
        },
        readUntil: state.readUntil,
        durationMs: this.#syncDurationMs * (slow ? SLOW_FACTOR : 1),
        clock: this.#clock,
        signal,
        onProgress: (rows, bytes) => this.#jobs.progress(jobId, rows, bytes),
      });
    } finally {
      await raw.close();
    }
  }

  async #giveUp(job: Job, signal: AbortSignal, error: unknown): Promise<void> {
    if (!signal.aborted) {
      await this.#jobs.finish(job.jobId, 'failed', this.#clock(), {
        failure: messageOf(error),
      });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
