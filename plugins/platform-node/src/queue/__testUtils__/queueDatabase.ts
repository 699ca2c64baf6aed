import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { PgBossJobQueue } from '../PgBossJobQueue';

export interface QueueDatabase {
  knex: Knex;
  queue: PgBossJobQueue;
}

/** A queue on a database of its own; call `stop` of the answer in the end. */
export async function openQueue(
  databases: TestDatabases,
): Promise<QueueDatabase & { stop(): Promise<void> }> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'Set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: these tests need PostgreSQL',
    );
  }
  const knex = await databases.init('POSTGRES_18');
  const queue = await PgBossJobQueue.create({
    connection: connectionOf(knex),
    logger: mockServices.logger.mock(),
  });
  return { knex, queue, stop: () => queue.stop() };
}

/** How a test database is reached; knex hides the password from a copy. */
function connectionOf(knex: Knex) {
  const { connection } = knex.client.config;
  return { ...connection, password: connection.password };
}

/** Waits until `read` answers something. */
export async function eventually<T>(
  read: () => Promise<T | undefined> | T | undefined,
  timeoutMs = 15_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    if (performance.now() > deadline) {
      throw new Error('Nothing happened in time');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
