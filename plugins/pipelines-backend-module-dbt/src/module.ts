import {
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
        config: coreServices.rootConfig,
        stepWorkers: stepWorkersServiceRef,
        tenants: tenantDirectoryServiceRef,
        warehouse: warehouseServiceRef,
      },
      async init({ config, stepWorkers, tenants, warehouse }) {
        const builder = new WaveBuilder({
          options: readDbtOptions(config),
          settings: readWarehouseConfig(config),
          warehouse,
          tenants,
        });
        await stepWorkers.wave({
          queue: 'dbt.run',
          handle: context => builder.build(context),
        });
      },
    });
  },
});
