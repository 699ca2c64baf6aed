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

/** A job that no worker could end. @public */
export interface DeadLetter {
  id: string;
  /** The queue it was sent to first. */
  queue: QueueName;
  /** `handled`: the ledger has drawn the consequences already. */
  state: 'waiting' | 'handled';
  at: Date;
  payload: unknown;
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
   * Sends many jobs in one statement.
   *
   * @throws when the queue's policy left one of them out
   */
  sendAll(
    queue: QueueName,
    payloads: readonly object[],
    options?: Pick<SendOptions, 'trx'>,
  ): Promise<void>;
  /**
   * Lets the waiting jobs of these keys be taken now, whatever their delay. A
   * key whose job is at work, or that has none, is left as it is.
   */
  wake(queue: QueueName, keys: readonly string[]): Promise<void>;
  /**
   * Values of a field of the payloads of all jobs that are not over, those
   * that wait as dead letters included.
   */
  valuesInHand(
    queues: readonly QueueName[],
    field: string,
  ): Promise<ReadonlySet<string>>;
  /** Jobs that no worker could end, newest first; `limit` of each queue. */
  deadLetters(limit: number): Promise<DeadLetter[]>;
  /**
   * Sends the dead letters of a queue that nobody has dealt with again.
   *
   * @returns how many were sent
   */
  redrive(queue: QueueName): Promise<number>;
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
