import type { Clock, JobQueue } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { findSyncsAtWork } from '../database/operations/reconcile/findStepsAtWork';
import { recountLanes } from '../database/operations/reconcile/recountLanes';
import {
  findStagesAtWork,
  restartStage,
} from '../database/operations/reconcile/restartStage';
import type { Ledger } from '../runs/Ledger';
import { lostWorker } from '../runs/reports';

const SILENT_MS = 120 * 60_000;
/** Younger ones may be on their way between two jobs. */
const SETTLED_MS = 60_000;

/** What one pass found and mended. */
export interface Reconciled {
  syncsWoken: number;
  stepsLost: number;
  stagesRestarted: number;
  lanesRecounted: number;
}

/**
 * Compares the ledger with the queue and with itself, and mends what does not
 * agree. Each repair asks again, under the lock of what it changes, whether it
 * is needed, so that passes at the same time are harmless.
 */
export class Reconciler {
  readonly #knex: Knex;
  readonly #queue: JobQueue;
  readonly #ledger: Ledger;
  readonly #clock: Clock;

  constructor(options: {
    knex: Knex;
    queue: JobQueue;
    ledger: Ledger;
    clock: Clock;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#ledger = options.ledger;
    this.#clock = options.clock;
  }

  async reconcile(): Promise<Reconciled> {
    return {
      ...(await this.#mendSyncs()),
      stagesRestarted: await this.#restartStages(),
      lanesRecounted: await this.#knex.transaction(recountLanes),
    };
  }

  /** Syncs without a job are lost; those at work for long are looked at now. */
  async #mendSyncs(): Promise<Pick<Reconciled, 'syncsWoken' | 'stepsLost'>> {
    // The steps before the jobs: a job that ends in between ends its step too.
    const syncs = await findSyncsAtWork(this.#knex, this.#ago(SETTLED_MS));
    const inHand = await this.#queue.valuesInHand(
      ['airbyte.trigger', 'airbyte.poll', 'step.ended'],
      'stepId',
    );
    let stepsLost = 0;
    for (const { runId, stepId, attempt } of syncs) {
      if (!inHand.has(stepId)) {
        const ending = lostWorker('The job of this sync was gone');
        const ended = { runId, stepId, attempt, ending };
        stepsLost += Number(await this.#ledger.stepEnded(ended));
      }
    }
    const silentSince = this.#ago(SILENT_MS);
    const silent = syncs.filter(
      ({ stepId, startedAt }) => inHand.has(stepId) && startedAt < silentSince,
    );
    await this.#queue.wake(
      'airbyte.poll',
      silent.map(({ stepId }) => stepId),
    );
    return { stepsLost, syncsWoken: silent.length };
  }

  async #restartStages(): Promise<number> {
    const stages = await findStagesAtWork(this.#knex, this.#ago(SETTLED_MS));
    const inHand = await this.#queue.valuesInHand(
      ['dbt.run', 'snapshot.build', 'wave.ended'],
      'waveId',
    );
    let restarted = 0;
    for (const stage of stages.filter(({ waveId }) => !inHand.has(waveId))) {
      restarted += Number(
        await this.#knex.transaction(trx =>
          restartStage(trx, stage, this.#ledger.waveStart(trx)),
        ),
      );
    }
    return restarted;
  }

  #ago(ms: number): Date {
    return new Date(this.#clock.now().getTime() - ms);
  }
}
