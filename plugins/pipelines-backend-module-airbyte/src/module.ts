import {
  clockServiceRef,
  pipelinesCancelRequestsExtensionPoint,
  pipelinesExternalJobsExtensionPoint,
  stepWorkersServiceRef,
  syncJobSchema,
  tenantDirectoryServiceRef,
  warehouseServiceRef,
} from '@adinsights/plugin-platform-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AirbyteClients } from './client/AirbyteClients';
import { readAirbyteOptions } from './config';
import { RawRetention } from './landing/RawRetention';
import { SyncFollower } from './sync/SyncFollower';
import { pollJobSchema } from './sync/syncJobs';
import { SyncStarter } from './sync/SyncStarter';

/**
 * Sync steps through Airbyte: `airbyte.trigger` starts a job, `airbyte.poll`
 * follows it and lands its rows.
 *
 * @public
 */
export const pipelinesModuleAirbyte = createBackendModule({
  pluginId: 'pipelines',
  moduleId: 'airbyte',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        cancelRequests: pipelinesCancelRequestsExtensionPoint,
        clock: clockServiceRef,
        directory: tenantDirectoryServiceRef,
        externalJobs: pipelinesExternalJobsExtensionPoint,
        scheduler: coreServices.scheduler,
        stepWorkers: stepWorkersServiceRef,
        warehouse: warehouseServiceRef,
      },
      async init({
        cancelRequests,
        config,
        clock,
        directory,
        externalJobs,
        scheduler,
        stepWorkers,
        warehouse,
      }) {
        const options = readAirbyteOptions(config);
        const { concurrency, requestTimeoutMs } = options;
        const clients = AirbyteClients.create(options.instances, {
          requestTimeoutMs,
          clock,
        });
        const starter = new SyncStarter({
          clients,
          externalJobs,
          firstPollMs: options.poll.firstMs,
        });
        const follower = new SyncFollower({ clients, warehouse, options });
        await stepWorkers.step({
          queue: 'airbyte.trigger',
          kind: 'sync',
          schema: syncJobSchema,
          concurrency,
          cancelRequests,
          handle: context => starter.start(context),
        });
        await stepWorkers.step({
          queue: 'airbyte.poll',
          kind: 'sync',
          schema: pollJobSchema,
          concurrency,
          cancelRequests,
          handle: context => follower.poll(context),
        });
        const retention = RawRetention.create({
          warehouse,
          directory,
          clock,
          retentionMs: options.rawRetentionMs,
        });
        await scheduler.scheduleTask({
          id: 'raw-retention',
          frequency: { cron: '40 3 * * *' },
          timeout: { hours: 2 },
          initialDelay: { minutes: 1 },
          fn: async signal => {
            await retention.trim(signal);
          },
        });
      },
    });
  },
});
