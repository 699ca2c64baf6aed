import type { Knex } from 'knex';
import type { DeadQueueName, QueueName } from './queues';

/** A job as its worker holds it; `id` and `retryCount` name this claim. @public */
export interface ClaimedJob {
  queue: QueueName | DeadQueueName;
  id: string;
  retryCount: number;
  /** As stored: check it before use. */
  payload: unknown;
  /** Aborted when the claim is lost or the process stops. */
  signal: AbortSignal;
}

/** @public */
export interface SendOptions {
  /** Sends in this transaction, which must be on the control database. */
  trx?: Knex.Transaction;
  /** Real time, never the portal's shifted clock. */
  delayMs?: number;
}

/** A job that is sent together with the end of another. @public */
export interface FollowUp {
  queue: QueueName;
  payload: object;
  delayMs?: number;
  /** The queue may leave it out because one like it is waiting already. */
  optional?: boolean;
}

/**
 * Jobs on the control database, shared by all replicas.
 *
 * @public
 */
export interface JobQueue {
  /** False when the queue's policy left the job out. */
  send(
    queue: QueueName,
    payload: object,
    options?: SendOptions,
  ): Promise<boolean>;
  /**
   * Ends a claim and sends what follows, both or neither.
   *
   * @returns false, with nothing done, when the claim was lost meanwhile
   * @throws when the database fails or a follow-up was left out that may not be
   */
  settle(job: ClaimedJob, followUps: FollowUp[]): Promise<boolean>;
  /**
   * Takes jobs, `concurrency` at a time. A handler that returns ends its job
   * unless it was settled; one that throws gives it back to be taken again.
   */
  work(
    queue: QueueName | DeadQueueName,
    options: { concurrency: number },
    handle: (job: ClaimedJob) => Promise<void>,
  ): Promise<void>;
}
