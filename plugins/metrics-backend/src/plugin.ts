import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  clockServiceRef,
  pipelinesClientServiceRef,
  stepWorkersServiceRef,
  tenantAccessServiceRef,
  tenantDirectoryServiceRef,
  warehouseServiceRef,
} from '@adinsights/plugin-platform-node';
import { randomUUID } from 'node:crypto';
import { readMetricsConfig } from './config';
import { createMetrics } from './createMetrics';
import { createRouter } from './router';
import { scheduleTasks } from './scheduleTasks';

/**
 * Snapshots of each tenant's numbers, the combined metrics API over them, and
 * the freshness of every layer.
 *
 * @public
 */
export const metricsPlugin = createBackendPlugin({
  pluginId: 'metrics',
  register(env) {
    env.registerInit({
      deps: {
        logger: coreServices.logger,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        clock: clockServiceRef,
        access: tenantAccessServiceRef,
        directory: tenantDirectoryServiceRef,
        pipelines: pipelinesClientServiceRef,
        warehouse: warehouseServiceRef,
        workers: stepWorkersServiceRef,
      },
      async init({ database, httpRouter, scheduler, workers, ...deps }) {
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@adinsights/plugin-metrics-backend',
              'migrations',
            ),
          });
        }
        const config = readMetricsConfig(deps.config);
        const metrics = createMetrics({
          ...deps,
          config,
          knex,
          newId: randomUUID,
        });
        await workers.wave({
          queue: 'snapshot.build',
          handle: wave => metrics.worker.handle(wave),
        });
        await scheduleTasks(scheduler, metrics);
        httpRouter.use(
          createRouter({
            ...metrics,
            httpAuth: deps.httpAuth,
            access: deps.access,
            clock: deps.clock,
            demoEnabled: config.demoEnabled,
          }),
        );
      },
    });
  },
});
