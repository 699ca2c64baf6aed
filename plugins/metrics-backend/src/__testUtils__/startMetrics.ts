import {
  adinsightsPermissions,
  tenantReadPermission,
} from '@adinsights/plugin-platform-common';
import {
  clockServiceRef,
  createTenantConditionalDecision,
  pipelinesClientServiceRef,
  stepWorkersServiceRef,
  tenantConditions,
  tenantDirectoryServiceRef,
  TenantRecord,
  warehouseServiceRef,
  WaveContext,
  WaveEnding,
} from '@adinsights/plugin-platform-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import metricsPlugin from '../index';
import { createTestMarts, TestMarts } from './createTestMarts';
import { tenantSchedule, TestClock } from './fixtures';

/** Who asks: everything, what these refs own, or nothing. */
export type Policy = 'allow' | 'deny' | { owners: string[] };

function decide(policy: Policy): PolicyDecision {
  if (policy === 'allow') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (policy === 'deny') {
    return { result: AuthorizeResult.DENY };
  }
  return createTenantConditionalDecision(
    tenantReadPermission,
    tenantConditions.isTenantMember(policy),
  );
}

/** A running metrics back end over a warehouse that a test fills. */
export async function startMetrics(
  databases: TestDatabases,
  options: { records: TenantRecord[]; clock: TestClock; demoEnabled: boolean },
) {
  const { records, clock, demoEnabled } = options;
  const marts: TestMarts = await createTestMarts(databases);
  const knex = await databases.init('POSTGRES_18');
  const signals: object[] = [];
  let policy: Policy = 'allow';
  let handle: ((wave: WaveContext) => Promise<WaveEnding>) | undefined;

  const backend = await startTestBackend({
    features: [
      metricsPlugin,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          metrics: { datasets: { demo: { enabled: demoEnabled } } },
        },
      }),
      mockServices.database.factory({ knex }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
        authorizeConditional: async requests =>
          requests.map(({ permission }) =>
            adinsightsPermissions.some(({ name }) => name === permission.name)
              ? decide(policy)
              : { result: AuthorizeResult.DENY },
          ),
      }).factory,
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      createServiceFactory({
        service: warehouseServiceRef,
        deps: {},
        factory: () => marts.access,
      }),
      createServiceFactory({
        service: tenantDirectoryServiceRef,
        deps: {},
        factory: () => ({
          list: async () => records,
          get: async (id: string) => records.find(record => record.id === id),
          invalidate: () => {},
        }),
      }),
      createServiceFactory({
        service: pipelinesClientServiceRef,
        deps: {},
        factory: () => ({
          schedules: async () =>
            new Map(records.map(({ id }) => [id, tenantSchedule(id)])),
          telemetry: async () => [],
        }),
      }),
      createServiceFactory({
        service: stepWorkersServiceRef,
        deps: {},
        factory: () => ({
          step: async () => {},
          wave: async worker => {
            handle = worker.handle;
          },
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal);
          },
        }),
      }),
    ],
  });

  return {
    marts,
    server: backend.server,
    signals,
    as(next: Policy) {
      policy = next;
    },
    /** The snapshot stage of a wave of these tenants. */
    async snapshot(waveId: string, ...tenantIds: string[]) {
      if (!handle) {
        throw new Error('no worker for snapshot.build');
      }
      return handle({
        waveId,
        token: 't',
        claim: 0,
        stage: 'snapshotting',
        warehouse: 'default',
        fullWindow: false,
        members: tenantIds.map(tenantId => ({
          tenantId,
          runId: `run-${waveId}`,
          stepId: `step-${waveId}-${tenantId}`,
          attempt: 1,
          traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
        })),
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
        cancellations: {
          has: () => false,
          all: new AbortController().signal,
          onCancelled: () => {},
        },
        clock,
        memberLogger: () => mockServices.logger.mock(),
      });
    },
    async stop() {
      await backend.stop();
      await marts.access.destroy();
    },
  };
}
