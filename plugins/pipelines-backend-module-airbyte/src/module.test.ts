import {
  clockServiceRef,
  pipelinesCancelRequestsExtensionPoint,
  pipelinesExternalJobsExtensionPoint,
  StepHandlerOptions,
  StepJob,
  StepResult,
  stepWorkersServiceRef,
  StepWorkers,
  WarehouseAccess,
  warehouseServiceRef,
} from '@adinsights/plugin-platform-node';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import pipelinesModuleAirbyte from '.';
import { FakeAirbyte } from './__testUtils__/FakeAirbyte';
import { MemoryExternalJobs } from './__testUtils__/MemoryExternalJobs';
import { SettableClock } from './__testUtils__/SettableClock';
import { syncContext, syncJob } from './__testUtils__/syncContext';
import { createLandingWarehouse } from './landing/__testUtils__/createLandingWarehouse';
import { insight, RawConnection } from './landing/__testUtils__/RawConnection';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const clock = new SettableClock('2026-03-10T11:00:00Z');

/** Runs the steps that a test hands over, one at a time. */
class StepsByHand implements StepWorkers {
  readonly #steps = new Map<
    string,
    (payload: StepJob) => Promise<StepResult<StepJob>>
  >();

  async step<P extends StepJob>(options: StepHandlerOptions<P>) {
    this.#steps.set(options.queue, async payload => {
      // As through the queue: JSON, then what the schema makes of it.
      const received = options.schema.parse(
        JSON.parse(JSON.stringify(payload)),
      );
      return options.handle(syncContext(received, clock));
    });
  }

  async wave() {}

  async run(queue: string, payload: StepJob): Promise<StepResult<StepJob>> {
    const handle = this.#steps.get(queue);
    if (!handle) {
      throw new Error(`Nobody takes ${queue}`);
    }
    return handle(payload);
  }
}

describe('pipelinesModuleAirbyte', () => {
  let airbyte: FakeAirbyte;
  let admin: Knex;
  let warehouse: WarehouseAccess;

  beforeAll(async () => {
    ({ admin, access: warehouse } = await createLandingWarehouse(databases));
    airbyte = await FakeAirbyte.start();
  });

  afterAll(async () => {
    await airbyte?.stop();
    await warehouse?.destroy();
  });

  it('takes a sync from its start to landed rows', async () => {
    const steps = new StepsByHand();
    await startTestBackend({
      extensionPoints: [
        [pipelinesExternalJobsExtensionPoint, new MemoryExternalJobs()],
        [
          pipelinesCancelRequestsExtensionPoint,
          { requested: async () => new Set<string>() },
        ],
      ],
      features: [
        createBackendPlugin({
          pluginId: 'pipelines',
          register: env => env.registerInit({ deps: {}, async init() {} }),
        }),
        pipelinesModuleAirbyte,
        mockServices.rootConfig.factory({
          data: {
            pipelines: { airbyte: { instances: [{ ...airbyte.instance() }] } },
          },
        }),
        createServiceFactory({
          service: clockServiceRef,
          deps: {},
          factory: () => clock,
        }),
        createServiceFactory({
          service: stepWorkersServiceRef,
          deps: {},
          factory: () => steps,
        }),
        createServiceFactory({
          service: warehouseServiceRef,
          deps: {},
          factory: () => warehouse,
        }),
      ],
    });

    const raw = await RawConnection.create(admin, 'negril-resorts-meta', [
      'ads_insights',
    ]);
    const started = await steps.run('airbyte.trigger', syncJob());
    if (!('again' in started)) {
      throw new Error('A sync that has just begun is no end');
    }
    const waiting = await steps.run('airbyte.poll', started.again.payload);
    expect(waiting).toMatchObject({ again: { queue: 'airbyte.poll' } });

    await raw.sync('ads_insights', 1, [insight('2026-03-10', 'a', 2.5)]);
    airbyte.jobs[0].status = 'succeeded';
    expect(await steps.run('airbyte.poll', started.again.payload)).toEqual({
      ended: { outcome: 'succeeded', rows: 1, bytes: undefined },
    });
    expect(await admin('landing.meta_ads_insights')).toHaveLength(1);
  });
});
