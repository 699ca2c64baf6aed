import {
  Clock,
  JobQueue,
  newTraceparent,
  StepEnded,
  WaveEnded,
} from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import type { PipelinesConfig } from '../config';
import { applyStepEnded } from '../database/operations/runs/applyStepEnded';
import {
  cancelRun,
  findSyncsToCancel,
} from '../database/operations/runs/cancelRun';
import { retryRun } from '../database/operations/runs/retryRun';
import { applyWaveEnded } from '../database/operations/waves/applyWaveEnded';
import { findOverdueWaves } from '../database/operations/waves/findOverdue';
import { queueOfStage, WaveStart } from '../waves/wave';
import type { NewRun } from './ledgerRun';
import type { Rules } from './runChanges';
import type { RunDraft } from './RunDraft';

/**
 * Applies what the workers report. Every report may come twice, late or out
 * of order: it has an effect once, on the attempt or stage that it names.
 */
export class Ledger {
  readonly #knex: Knex;
  readonly #queue: JobQueue;
  readonly #config: PipelinesConfig;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #random: () => number;

  constructor(options: {
    knex: Knex;
    queue: JobQueue;
    config: PipelinesConfig;
    clock: Clock;
    newId: () => string;
    random: () => number;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#config = options.config;
    this.#clock = options.clock;
    this.#newId = options.newId;
    this.#random = options.random;
  }

  /** @returns whether it changed anything */
  async stepEnded(ended: StepEnded): Promise<boolean> {
    return this.#knex.transaction(trx =>
      applyStepEnded(trx, ended, this.#rules(), draft =>
        this.#lateRunAfter(draft),
      ),
    );
  }

  /** @returns whether it changed anything */
  async waveEnded(ended: WaveEnded): Promise<boolean> {
    return this.#knex.transaction(trx => this.#waveEnded(trx, ended));
  }

  /**
   * Cancels a run at once, or as soon as what it has at work has ended.
   *
   * @throws RunHasEnded
   */
  async cancel(runId: string, by: string): Promise<void> {
    const now = this.#clock.now();
    const syncs = await this.#knex.transaction(trx =>
      cancelRun(trx, { runId, now, by }),
    );
    await this.#queue.wake('airbyte.poll', syncs);
  }

  /** Wakes again what a cancel may have missed between two of its jobs. */
  async wakeCancelled(): Promise<void> {
    await this.#queue.wake('airbyte.poll', await findSyncsToCancel(this.#knex));
  }

  /**
   * Runs a run again from its failed steps.
   *
   * @throws ConflictError - when it has not ended, succeeded, or another run
   *   of the tenant is at work
   */
  async retry(
    run: { id: string; tenantId: string },
    by: string,
  ): Promise<void> {
    const now = this.#clock.now();
    const { id: runId, tenantId } = run;
    await this.#knex.transaction(trx =>
      retryRun(trx, { runId, tenantId, now, by }),
    );
  }

  /** Ends the stages that are past their deadline. */
  async endOverdueWaves(): Promise<void> {
    await this.#knex.transaction(async trx => {
      const overdue = await findOverdueWaves(trx, this.#clock.now());
      for (const ended of overdue) {
        await this.#waveEnded(trx, ended);
      }
    });
  }

  /** What a wave that starts in this transaction needs. */
  waveStart(trx: Knex.Transaction): WaveStart {
    return {
      now: this.#clock.now(),
      policy: this.#config.waves,
      newId: this.#newId,
      send: async job => {
        await this.#queue.send(queueOfStage(job.stage), job, { trx });
      },
    };
  }

  async #waveEnded(trx: Knex.Transaction, ended: WaveEnded): Promise<boolean> {
    return applyWaveEnded(trx, ended, {
      ...this.#rules(),
      ...this.waveStart(trx),
    });
  }

  #rules(): Rules {
    return {
      now: this.#clock.now(),
      retries: this.#config.retries,
      random: this.#random,
    };
  }

  #lateRunAfter({ run }: RunDraft): NewRun {
    return {
      id: this.#newId(),
      tenantId: run.tenantId,
      kind: 'late',
      slot: null,
      reason: `A sync of run ${run.id} landed after its transform had begun`,
      requestedBy: null,
      queuedAt: this.#clock.now(),
      traceparent: newTraceparent(),
    };
  }
}
