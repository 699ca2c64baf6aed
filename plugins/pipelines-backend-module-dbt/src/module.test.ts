import {
  CancelRequests,
  pipelinesCancelRequestsExtensionPoint,
  StepWorkers,
  stepWorkersServiceRef,
  tenantDirectoryServiceRef,
  WarehouseAccess,
  warehouseServiceRef,
  WaveHandlerOptions,
} from '@adinsights/plugin-platform-node';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import pipelinesModuleDbt from '.';
import { directoryOf } from './__testUtils__/waveFixtures';

const connection = { host: '127.0.0.1', port: 5432, database: 'warehouse' };
const roles = Object.fromEntries(
  ['landingWriter', 'dbtOwner', 'portalTenant', 'portalFleet'].map(role => [
    role,
    { password: 'warehouse-test' },
  ]),
);

const cancelRequests: CancelRequests = {
  requested: async () => new Set(['run-cancelled']),
};

async function start(dbt: object | undefined): Promise<WaveHandlerOptions[]> {
  const waves: WaveHandlerOptions[] = [];
  const workers: StepWorkers = {
    step: async () => {},
    wave: async options => {
      waves.push(options);
    },
  };
  const warehouse = WarehouseAccess.create({
    connection,
    passwords: {
      landing_writer: '',
      dbt_owner: '',
      portal_tenant: '',
      portal_fleet: '',
    },
    applicationName: 'module-test',
  });
  await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'pipelines',
        register(env) {
          env.registerExtensionPoint(
            pipelinesCancelRequestsExtensionPoint,
            cancelRequests,
          );
          env.registerInit({ deps: {}, async init() {} });
        },
      }),
      pipelinesModuleDbt,
      mockServices.rootConfig.factory({
        data: {
          adinsights: { warehouse: { ...connection, roles } },
          pipelines: dbt && { dbt: { ...dbt } },
        },
      }),
      createServiceFactory({
        service: stepWorkersServiceRef,
        deps: {},
        factory: () => workers,
      }),
      createServiceFactory({
        service: warehouseServiceRef,
        deps: {},
        factory: () => warehouse,
      }),
      createServiceFactory({
        service: tenantDirectoryServiceRef,
        deps: {},
        factory: () => directoryOf(),
      }),
    ],
  });
  return waves;
}

describe('pipelinesModuleDbt', () => {
  it('takes the waves of the queue dbt.run', async () => {
    const waves = await start({
      executable: '/opt/dbt/bin/dbt',
      projectDirectory: '/opt/project',
      workDirectory: '/var/lib/dbt',
    });
    expect(waves.map(({ queue }) => queue)).toEqual(['dbt.run']);
    expect(await waves[0].cancelRequests?.requested(['run-cancelled'])).toEqual(
      new Set(['run-cancelled']),
    );
  });

  it('does not start without its configuration', async () => {
    await expect(start(undefined)).rejects.toThrow('pipelines.dbt');
  });
});
