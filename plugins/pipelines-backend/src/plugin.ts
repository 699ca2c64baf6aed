import {
  CancelRequests,
  clockServiceRef,
  ExternalJobs,
  jobQueueServiceRef,
  pipelinesCancelRequestsExtensionPoint,
  pipelinesExternalJobsExtensionPoint,
  tenantAccessServiceRef,
  tenantDirectoryServiceRef,
} from '@adinsights/plugin-platform-node';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readPipelinesConfig } from './config';
import { openDatabase } from './database/openDatabase';
import { DatabaseCancelRequests } from './database/DatabaseCancelRequests';
import { DatabaseExternalJobs } from './database/DatabaseExternalJobs';
import { createEngine } from './engine';
import { lazyExternalJobs } from './externalJobs/lazyExternalJobs';
import { createRouter } from './router';
import { takeReports } from './runs/reports';

/**
 * Schedules, the run ledger, waves and sync telemetry of all tenants.
 *
 * @public
 */
export const pipelinesPlugin = createBackendPlugin({
  pluginId: 'pipelines',
  register(env) {
    let provideJobs: (jobs: ExternalJobs) => void;
    const externalJobs = new Promise<ExternalJobs>(resolve => {
      provideJobs = resolve;
    });
    env.registerExtensionPoint(
      pipelinesExternalJobsExtensionPoint,
      lazyExternalJobs(externalJobs),
    );
    let provideRequests: (requests: CancelRequests) => void;
    const cancelRequests = new Promise<CancelRequests>(resolve => {
      provideRequests = resolve;
    });
    // Modules are wired before the plugin has opened its database.
    env.registerExtensionPoint(pipelinesCancelRequestsExtensionPoint, {
      requested: async runIds => (await cancelRequests).requested(runIds),
    });
    env.registerInit({
      deps: {
        access: tenantAccessServiceRef,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        directory: tenantDirectoryServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        queue: jobQueueServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({
        access,
        database,
        httpAuth,
        httpRouter,
        lifecycle,
        scheduler,
        ...deps
      }) {
        const config = readPipelinesConfig(deps.config);
        const knex = await openDatabase(database);
        provideRequests(new DatabaseCancelRequests(knex));
        provideJobs(new DatabaseExternalJobs(knex, deps.clock));
        const engine = createEngine({ ...deps, knex, config });
        httpRouter.use(createRouter({ httpAuth, access, ...engine }));
        await scheduler.scheduleTask({
          id: 'pipelines.reconcile',
          frequency: { minutes: 10 },
          initialDelay: { minutes: 1 },
          timeout: { minutes: 5 },
          fn: async () => {
            const mended = await engine.reconciler.reconcile();
            deps.logger.info('Reconciled', {
              event: 'pipelines.reconciled',
              ...mended,
            });
          },
        });
        lifecycle.addStartupHook(async () => {
          await takeReports(deps.queue, engine.ledger);
          engine.loop.start();
        });
        lifecycle.addShutdownHook(() => engine.loop.stop());
      },
    });
  },
});
