import {
  pipelinesCancelRequestsExtensionPoint,
  readWarehouseConfig,
  stepWorkersServiceRef,
  tenantDirectoryServiceRef,
  warehouseServiceRef,
} from '@adinsights/plugin-platform-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readDbtOptions } from './config';
import { DbtBuild } from './invocation/DbtBuild';
import { WaveBuilder } from './waves/WaveBuilder';

/**
 * Transform steps with dbt: `dbt.run` builds a wave of tenants.
 *
 * @public
 */
export const pipelinesModuleDbt = createBackendModule({
  pluginId: 'pipelines',
  moduleId: 'dbt',
  register(env) {
    env.registerInit({
      deps: {
        cancelRequests: pipelinesCancelRequestsExtensionPoint,
        config: coreServices.rootConfig,
        stepWorkers: stepWorkersServiceRef,
        tenants: tenantDirectoryServiceRef,
        warehouse: warehouseServiceRef,
      },
      async init({ cancelRequests, config, stepWorkers, tenants, warehouse }) {
        const options = readDbtOptions(config);
        const builder = new WaveBuilder({
          dbt: new DbtBuild({ options, settings: readWarehouseConfig(config) }),
          buildTimeoutMs: options.buildTimeoutMs,
          warehouse,
          tenants,
        });
        await stepWorkers.wave({
          queue: 'dbt.run',
          cancelRequests,
          handle: context => builder.build(context),
        });
      },
    });
  },
});
