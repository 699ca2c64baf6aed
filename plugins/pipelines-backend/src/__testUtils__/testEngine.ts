import type {
  StepEnding,
  StepJob,
  WaveJob,
} from '@adinsights/plugin-platform-node';
import { ConfigReader } from '@backstage/config';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readPipelinesConfig } from '../config';
import { migrate } from '../database/openDatabase';
import { createEngine } from '../engine';
import { RecordedQueue } from './RecordedQueue';
import { TestClock } from './TestClock';
import { TestDirectory } from './tenants';

/** A database with the tables of this plugin; fails without PostgreSQL. */
export async function openTestDatabase(
  databases: TestDatabases,
): Promise<Knex> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'Set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: these tests need PostgreSQL',
    );
  }
  const knex = await databases.init('POSTGRES_18');
  await migrate(knex);
  return knex;
}

/** The engine on a real database, with a queue that only records. */
export function createTestEngine(
  knex: Knex,
  options: { directory: TestDirectory; clock: TestClock; config?: object },
) {
  const queue = new RecordedQueue();
  const engine = createEngine({
    ...options,
    knex,
    queue,
    config: readPipelinesConfig(
      new ConfigReader({
        pipelines: {
          airbyte: { instances: [{ id: 'default', slots: 100_000 }] },
          ...options.config,
        },
      }),
    ),
    logger: mockServices.logger.mock(),
    random: () => 0.5,
  });
  return {
    ...engine,
    knex,
    queue,
    /** Ticks and answers the sync jobs that were sent. */
    async tickSyncs() {
      await engine.dispatcher.tick();
      return queue.take('airbyte.trigger');
    },
    async endStep(
      { runId, stepId, attempt }: StepJob,
      ending: StepEnding = { outcome: 'succeeded', rows: 1 },
    ) {
      return engine.ledger.stepEnded({ runId, stepId, attempt, ending });
    },
    async endWave(
      { waveId, token, stage, members }: WaveJob,
      endingOf: (member: StepJob) => StepEnding = () => ({
        outcome: 'succeeded',
      }),
    ) {
      return engine.ledger.waveEnded({
        waveId,
        token,
        stage,
        members: members.map(member => ({
          tenantId: member.tenantId,
          runId: member.runId,
          stepId: member.stepId,
          attempt: member.attempt,
          ending: endingOf(member),
        })),
      });
    },
  };
}

export type TestEngine = ReturnType<typeof createTestEngine>;
