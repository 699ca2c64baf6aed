import { RunDetail, runDetailSchema } from '@adinsights/plugin-platform-common';
import {
  pipelinesExternalJobsExtensionPoint,
  StepEnding,
  stepWorkersServiceRef,
  syncJobSchema,
} from '@adinsights/plugin-platform-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { startPipelines } from './__testUtils__/testBackend';
import { TestClock } from './__testUtils__/TestClock';
import { TestDirectory, tenantRecord } from './__testUtils__/tenants';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** How the stand-ins for Airbyte, dbt and the snapshots answer. */
const outcomes = {
  sync: (_connectionId: string): StepEnding => ({
    outcome: 'succeeded',
    rows: 3,
  }),
  transform: (_tenantId: string): StepEnding => ({ outcome: 'succeeded' }),
};
const waveSizes: number[] = [];

const workersModule = createBackendModule({
  pluginId: 'pipelines',
  moduleId: 'stand-ins',
  register(env) {
    env.registerInit({
      deps: {
        workers: stepWorkersServiceRef,
        jobs: pipelinesExternalJobsExtensionPoint,
      },
      async init({ workers, jobs }) {
        await workers.step({
          queue: 'airbyte.trigger',
          kind: 'sync',
          schema: syncJobSchema,
          concurrency: 2,
          async handle({ payload, stepId, attempt }) {
            await jobs.record({
              stepId,
              attempt,
              connectionId: payload.connectionId,
              instance: payload.airbyteInstance,
              previousJobId: null,
            });
            await jobs.setJob(stepId, attempt, Math.floor(Math.random() * 1e9));
            return {
              again: { queue: 'airbyte.poll', payload, delayMs: 200 },
            };
          },
        });
        await workers.step({
          queue: 'airbyte.poll',
          kind: 'sync',
          schema: syncJobSchema,
          concurrency: 2,
          async handle({ payload }) {
            return { ended: outcomes.sync(payload.connectionId) };
          },
        });
        await workers.wave({
          queue: 'dbt.run',
          async handle({ members }) {
            waveSizes.push(members.length);
            return {
              members: members.map(member => ({
                ...member,
                ...outcomes.transform(member.tenantId),
              })),
            };
          },
        });
        await workers.wave({
          queue: 'snapshot.build',
          async handle({ members }) {
            return {
              members: members.map(member => ({
                ...member,
                outcome: 'succeeded' as const,
              })),
            };
          },
        });
      },
    });
  },
});

describe('a run, from schedule to end', () => {
  const clock = new TestClock('2026-01-05T10:30:00Z');
  const directory = new TestDirectory([
    tenantRecord('negril-resorts'),
    tenantRecord('kingston-motors'),
    tenantRecord('portmore-grocers'),
    tenantRecord('blue-mountain'),
  ]);
  let http: ReturnType<typeof request>;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const started = await startPipelines(databases, {
      directory,
      clock,
      features: [workersModule],
    });
    stop = started.stop;
    http = request(started.server);
  });

  afterAll(async () => {
    await stop?.();
  });

  const get = async (path: string) => {
    const { body } = await http
      .get(`/api/pipelines${path}`)
      .set('authorization', mockCredentials.service.header())
      .expect(200);
    return body;
  };

  async function endedRun(tenant: string): Promise<RunDetail> {
    for (let i = 0; i < 300; i++) {
      const { items } = await get(`/runs?tenant=${tenant}&limit=1`);
      if (items[0]?.endedAt) {
        return runDetailSchema.parse(await get(`/runs/${items[0].id}`));
      }
      await new Promise(resolve => setTimeout(resolve, 100));
      // Time passes, or no wave would ever have waited long enough.
      clock.advanceMs(100);
    }
    throw new Error(`The run of ${tenant} did not end`);
  }

  it('serves four tenants at one slot, each by what became of its steps', async () => {
    outcomes.sync = connectionId => {
      const fails =
        connectionId === 'kingston-motors-meta' ||
        connectionId.startsWith('portmore-grocers');
      return fails
        ? {
            outcome: 'failed',
            failure: {
              code: 'configuration',
              message: 'The token was refused',
              rules: [],
            },
          }
        : { outcome: 'succeeded', rows: 3 };
    };
    outcomes.transform = tenantId =>
      tenantId === 'blue-mountain'
        ? {
            outcome: 'degraded',
            failure: {
              code: 'quality',
              message: '2 rows',
              rules: ['spend_not_negative'],
            },
          }
        : { outcome: 'succeeded' };
    for (let known = 0; known < 4; ) {
      known = (await get('/directory')).items.length;
    }
    clock.set('2026-01-05T11:05:00Z');

    expect(await endedRun('negril-resorts')).toMatchObject({
      kind: 'scheduled',
      slot: '2026-01-05T11:00:00.000Z',
      state: 'succeeded',
      failure: null,
      steps: [
        {
          kind: 'sync',
          state: 'succeeded',
          rows: 3,
          airbyteJobId: expect.any(Number),
        },
        { kind: 'sync', state: 'succeeded' },
        { kind: 'transform', state: 'succeeded' },
        { kind: 'snapshot', state: 'succeeded' },
      ],
    });
    expect(await endedRun('kingston-motors')).toMatchObject({
      state: 'degraded',
      failure: { code: 'configuration', message: 'The token was refused' },
    });
    expect(await endedRun('portmore-grocers')).toMatchObject({
      state: 'failed',
      failure: { code: 'configuration' },
    });
    expect(await endedRun('blue-mountain')).toMatchObject({
      state: 'degraded',
      failure: { code: 'quality', rules: ['spend_not_negative'] },
    });
    const { syncStatusCounts } = await get('/telemetry');
    expect(syncStatusCounts).toMatchObject({ ok: 5, failing: 3 });
  });

  it('makes one wave of fifty tenants', async () => {
    outcomes.sync = () => ({ outcome: 'succeeded', rows: 1 });
    outcomes.transform = () => ({ outcome: 'succeeded' });
    waveSizes.length = 0;
    directory.tenants = Array.from({ length: 50 }, (_, i) =>
      tenantRecord(`tenant-${i}`),
    );
    for (let known = 0; known < 54; ) {
      known = (await get('/directory')).items.length;
    }
    // The clock stands still while the syncs end, so the wave waits for all.
    clock.set('2026-01-05T12:05:00Z');
    for (let ok = 0; ok < 100; ) {
      ok = (await get('/telemetry?limit=1')).syncStatusCounts.ok;
    }
    expect((await endedRun('tenant-7')).state).toBe('succeeded');
    expect(waveSizes).toEqual([50]);
  });
});
