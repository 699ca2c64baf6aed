import { z } from 'zod';

/** Names of the portal's job queues. @public */
export const queueNameSchema = z.enum([
  'airbyte.trigger',
  'airbyte.poll',
  'dbt.run',
  'snapshot.build',
  'step.ended',
  'wave.ended',
]);

/** @public */
export type QueueName = z.infer<typeof queueNameSchema>;

/** Where the jobs of a queue go whose workers were lost too often. @public */
export type DeadQueueName = `${QueueName}.dead`;

/** @public */
export interface QueueDefinition {
  name: QueueName;
  /** `singleton`: one active per key; `stately`: one queued and one active. */
  policy: 'standard' | 'singleton' | 'stately';
  /** The field of a payload that is the policy's key. */
  keyField?: string;
  /** Longest time one claim may take. */
  expireInSeconds: number;
  /** Claims after the first: for lost workers only, as handlers do not throw. */
  retryLimit: number;
  retryDelaySeconds?: number;
}

const LOST_WORKER_RETRIES = 3;
// An ending that cannot be applied while the database is away must outlive it.
const APPLY_RETRIES = 30;
const APPLY_RETRY_DELAY_SECONDS = 2;

/**
 * Every queue. Transform and snapshot are keyed by warehouse: one stage of
 * each kind is at work per warehouse, whatever asks for it.
 *
 * @public
 */
export const queueDefinitions: readonly QueueDefinition[] = [
  {
    name: 'airbyte.trigger',
    policy: 'singleton',
    keyField: 'connectionId',
    expireInSeconds: 120,
    retryLimit: LOST_WORKER_RETRIES,
  },
  {
    name: 'airbyte.poll',
    policy: 'stately',
    keyField: 'stepId',
    expireInSeconds: 120,
    retryLimit: LOST_WORKER_RETRIES,
  },
  {
    name: 'dbt.run',
    policy: 'singleton',
    keyField: 'warehouse',
    expireInSeconds: 3600,
    retryLimit: LOST_WORKER_RETRIES,
  },
  {
    name: 'snapshot.build',
    policy: 'singleton',
    keyField: 'warehouse',
    expireInSeconds: 900,
    retryLimit: LOST_WORKER_RETRIES,
  },
  {
    name: 'step.ended',
    policy: 'standard',
    expireInSeconds: 120,
    retryLimit: APPLY_RETRIES,
    retryDelaySeconds: APPLY_RETRY_DELAY_SECONDS,
  },
  {
    name: 'wave.ended',
    policy: 'standard',
    expireInSeconds: 120,
    retryLimit: APPLY_RETRIES,
    retryDelaySeconds: APPLY_RETRY_DELAY_SECONDS,
  },
];

/** @public */
export function deadQueueOf(queue: QueueName): DeadQueueName {
  return `${queue}.dead`;
}
