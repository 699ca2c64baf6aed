import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { fromKnex, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { ControlConnection } from './controlConnection';
import type {
  ClaimedJob,
  DeadLetter,
  FollowUp,
  JobQueue,
  SendOptions,
} from './jobQueue';
import {
  DeadQueueName,
  deadQueueOf,
  QueueDefinition,
  queueDefinitions,
  QueueName,
  queueNameSchema,
} from './queues';

const SCHEMA = 'pgboss';
// One more connection listens, so that the queue holds six at most.
const POOL_SIZE = 5;
const SUPERVISE_SECONDS = 5;
const HEARTBEAT_SECONDS = 10;
const HEARTBEAT_REFRESH_SECONDS = 1;
const FALLBACK_POLL_SECONDS = 2;
const KEEP_ENDED_SECONDS = 3600;
const KEEP_DEAD_SECONDS = 30 * 24 * 3600;
const DRAIN_MS = 5_000;
const STOP_MS = 1_000;

const OVER = ['completed', 'cancelled', 'failed'];

const REDRIVE_AT_ONCE = 1_000;

const valuesSchema = z.array(z.object({ value: z.string() }));

const deadLettersSchema = z.array(
  z.object({
    id: z.string(),
    queue: queueNameSchema,
    state: z.string(),
    created_on: z.date(),
    data: z.unknown(),
  }),
);

const settledSchema = z.object({ affected: z.number().int() });

/**
 * {@link JobQueue} on pg-boss in schema `pgboss` of the control database.
 *
 * @public
 */
export class PgBossJobQueue implements JobQueue {
  readonly #boss: PgBoss;
  readonly #definitions = new Map(queueDefinitions.map(q => [q.name, q]));
  readonly #worked = new Set<string>();

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Connects, makes the schema and the queues where they are missing. */
  static async create(options: {
    connection: ControlConnection;
    logger: LoggerService;
  }): Promise<PgBossJobQueue> {
    const { connection, logger } = options;
    const boss = new PgBoss({
      ...connection,
      application_name: 'adinsights-queue',
      schema: SCHEMA,
      max: POOL_SIZE,
      schedule: false,
      useListenNotify: true,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      persistQueueStats: true,
    });
    boss.on('error', error =>
      logger.error('The job queue reported an error', toError(error)),
    );
    boss.on('warning', ({ message }) => logger.warn(`Job queue: ${message}`));
    await boss.start();
    const queue = new PgBossJobQueue(boss);
    for (const definition of queueDefinitions) {
      await queue.#define(definition);
    }
    return queue;
  }

  async send(
    queue: QueueName,
    payload: object,
    options: SendOptions = {},
  ): Promise<boolean> {
    const id = await this.#boss.send(queue, payload, {
      ...this.#placement(queue, payload, options.delayMs),
      ...(options.trx && { db: fromKnex(options.trx) }),
    });
    return id !== null;
  }

  async sendAll(
    queue: QueueName,
    payloads: readonly object[],
    options: Pick<SendOptions, 'trx'> = {},
  ): Promise<void> {
    if (payloads.length === 0) {
      return;
    }
    const ids = await this.#boss.insert(
      queue,
      payloads.map(payload => ({
        data: payload,
        ...this.#placement(queue, payload),
      })),
      { returnId: true, ...(options.trx && { db: fromKnex(options.trx) }) },
    );
    if (ids?.length !== payloads.length) {
      throw new Error(`Queue ${queue} left out a job that must be sent`);
    }
  }

  async wake(queue: QueueName, keys: readonly string[]): Promise<void> {
    for (const singletonKey of keys) {
      const [waiting] = await this.#boss.findJobs<object>(queue, {
        key: singletonKey,
        queued: true,
        limit: 1,
      });
      if (waiting) {
        // With its payload: an update without one would wipe it.
        await this.#boss.update(queue, waiting.data, {
          id: waiting.id,
          startAfter: new Date(),
        });
      }
    }
  }

  async valuesInHand(
    queues: readonly QueueName[],
    field: string,
  ): Promise<ReadonlySet<string>> {
    const names = queues.flatMap(queue => [queue, deadQueueOf(queue)]);
    const { rows } = await this.#boss.getDb().executeSql(
      `select distinct data ->> $1 as value from ${SCHEMA}.job
       where name = any($2) and state::text <> all($3)`,
      [field, names, OVER],
    );
    return new Set(valuesSchema.parse(rows).map(({ value }) => value));
  }

  async deadLetters(limit: number): Promise<DeadLetter[]> {
    const { rows } = await this.#boss.getDb().executeSql(
      `select queue, job.* from unnest($1::text[], $2::text[]) as q(queue, dead)
       cross join lateral (
         select id, state::text, created_on, data from ${SCHEMA}.job
         where name = q.dead order by created_on desc limit $3
       ) as job
       order by created_on desc, id`,
      [
        queueDefinitions.map(({ name }) => name),
        queueDefinitions.map(({ name }) => deadQueueOf(name)),
        limit,
      ],
    );
    return deadLettersSchema.parse(rows).map(row => ({
      id: row.id,
      queue: row.queue,
      state: OVER.includes(row.state) ? 'handled' : 'waiting',
      at: row.created_on,
      payload: row.data,
    }));
  }

  async redrive(queue: QueueName): Promise<number> {
    let total = 0;
    for (;;) {
      const sent = await this.#boss.redrive(deadQueueOf(queue), {
        limit: REDRIVE_AT_ONCE,
      });
      total += sent;
      if (sent < REDRIVE_AT_ONCE) {
        return total;
      }
    }
  }

  async settle(job: ClaimedJob, followUps: FollowUp[]): Promise<boolean> {
    const database = this.#boss.getDb();
    if (!database.beginTransaction) {
      throw new Error('The job queue has no transactions');
    }
    const transaction = await database.beginTransaction();
    const { db } = transaction;
    try {
      // By claim and not by bare id: that would end the next owner's claim.
      const { affected } = settledSchema.parse(
        await this.#boss.complete(
          job.queue,
          { id: job.id, retryCount: job.retryCount },
          null,
          { db },
        ),
      );
      if (affected !== 1) {
        await transaction.rollback();
        return false;
      }
      for (const { queue, payload, delayMs, optional } of followUps) {
        const id = await this.#boss.send(queue, payload, {
          ...this.#placement(queue, payload, delayMs),
          db,
        });
        if (id === null && !optional) {
          throw new Error(`Queue ${queue} left out a job that must be sent`);
        }
      }
      await transaction.commit();
      return true;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  async work(
    queue: QueueName | DeadQueueName,
    options: { concurrency: number },
    handle: (job: ClaimedJob) => Promise<void>,
  ): Promise<void> {
    this.#worked.add(queue);
    for (let i = 0; i < options.concurrency; i++) {
      let workerId = '';
      workerId = await this.#boss.work<unknown>(
        queue,
        {
          localConcurrency: 1,
          includeMetadata: true,
          heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS,
          pollingIntervalSeconds: FALLBACK_POLL_SECONDS,
          notifyPollingIntervalSeconds: FALLBACK_POLL_SECONDS,
        },
        async jobs => {
          try {
            for (const { id, retryCount, data, signal } of jobs) {
              await handle({ queue, id, retryCount, payload: data, signal });
            }
          } finally {
            // A worker takes one job per wake-up: wake it to drain the queue.
            this.#boss.notifyWorker(workerId);
          }
        },
      );
    }
  }

  /** Takes no more jobs and waits a little for those at work. */
  async drain(): Promise<void> {
    const ended = Promise.all(
      [...this.#worked].map(queue => this.#boss.offWork(queue)),
    );
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>(resolve => {
      timer = setTimeout(resolve, DRAIN_MS);
    });
    await Promise.race([ended, patience]);
    clearTimeout(timer);
  }

  /** Gives what is still at work back to other replicas and disconnects. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: STOP_MS });
  }

  #placement(queue: QueueName, payload: object, delayMs?: number) {
    const keyField = this.#definitions.get(queue)?.keyField;
    const key: unknown = keyField && Reflect.get(payload, keyField);
    if (keyField && typeof key !== 'string') {
      throw new Error(`A job of ${queue} needs a ${keyField}`);
    }
    return {
      ...(typeof key === 'string' && { singletonKey: key }),
      ...(delayMs && { startAfter: delayMs / 1000 }),
    };
  }

  async #define(definition: QueueDefinition): Promise<void> {
    const dead = deadQueueOf(definition.name);
    const common = {
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: definition.expireInSeconds,
      retryLimit: definition.retryLimit,
      retryDelay: definition.retryDelaySeconds ?? 0,
    };
    const queues = [
      {
        name: dead,
        policy: 'standard',
        options: { ...common, deleteAfterSeconds: KEEP_DEAD_SECONDS },
      },
      {
        name: definition.name,
        policy: definition.policy,
        options: {
          ...common,
          deleteAfterSeconds: KEEP_ENDED_SECONDS,
          deadLetter: dead,
        },
      },
    ];
    for (const { name, policy, options } of queues) {
      // Both: the second brings an existing queue to these settings.
      await this.#boss.createQueue(name, { ...options, policy });
      await this.#boss.updateQueue(name, options);
    }
  }
}
