import type {
  ClaimedJob,
  DeadLetter,
  DeadQueueName,
  JobQueue,
  QueueName,
  SendOptions,
  StepJob,
  SyncJob,
  WaveJob,
} from '@adinsights/plugin-platform-node';

interface Payloads {
  'airbyte.trigger': SyncJob;
  'airbyte.poll': StepJob;
  'dbt.run': WaveJob;
  'snapshot.build': WaveJob;
}

/**
 * Keeps what is sent, once its transaction has committed, and hands jobs to
 * workers when the test says so.
 */
export class RecordedQueue implements JobQueue {
  readonly woken = new Set<string>();
  readonly dead: DeadLetter[] = [];
  readonly #sent: { queue: QueueName; payload: object }[] = [];
  readonly #workers = new Map<string, (job: ClaimedJob) => Promise<void>>();

  async send(
    queue: QueueName,
    payload: object,
    options: SendOptions = {},
  ): Promise<boolean> {
    const keep = () => this.#sent.push({ queue, payload });
    if (options.trx) {
      options.trx.executionPromise.then(keep, () => undefined);
    } else {
      keep();
    }
    return true;
  }

  async sendAll(
    queue: QueueName,
    payloads: readonly object[],
    options: SendOptions = {},
  ): Promise<void> {
    for (const payload of payloads) {
      await this.send(queue, payload, options);
    }
  }

  async wake(_queue: QueueName, keys: readonly string[]): Promise<void> {
    keys.forEach(key => this.woken.add(key));
  }

  async valuesInHand(
    queues: readonly QueueName[],
    field: string,
  ): Promise<ReadonlySet<string>> {
    return new Set(
      this.#sent
        .filter(({ queue }) => queues.includes(queue))
        .map(({ payload }) => String(Reflect.get(payload, field))),
    );
  }

  async deadLetters(): Promise<DeadLetter[]> {
    return this.dead;
  }

  async redrive(queue: QueueName): Promise<number> {
    const sent = this.dead.filter(letter => letter.queue === queue);
    sent.forEach(letter => this.dead.splice(this.dead.indexOf(letter), 1));
    return sent.length;
  }

  async settle(): Promise<boolean> {
    throw new Error('No job of this queue is ever settled');
  }

  async work(
    queue: QueueName | DeadQueueName,
    _options: { concurrency: number },
    handle: (job: ClaimedJob) => Promise<void>,
  ): Promise<void> {
    this.#workers.set(queue, handle);
  }

  /** Gives a job to the worker of a queue. */
  async deliver(
    queue: QueueName | DeadQueueName,
    payload: object,
  ): Promise<void> {
    const handle = this.#workers.get(queue);
    if (!handle) {
      throw new Error(`Nobody takes jobs of ${queue}`);
    }
    await handle({
      queue,
      id: 'job-1',
      retryCount: 0,
      payload,
      signal: new AbortController().signal,
    });
  }

  /** Takes what was sent to a queue since the last time. */
  take<Q extends keyof Payloads>(queue: Q): Payloads[Q][] {
    const taken = this.#sent.filter(job => job.queue === queue);
    taken.forEach(job => this.#sent.splice(this.#sent.indexOf(job), 1));
    return taken.map(({ payload }) => payload as Payloads[Q]);
  }
}
