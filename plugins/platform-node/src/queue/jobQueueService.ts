import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readControlConnection } from './controlConnection';
import type { JobQueue } from './jobQueue';
import { PgBossJobQueue } from './PgBossJobQueue';

/** One {@link JobQueue} per process. @public */
export const jobQueueServiceRef = createServiceRef<JobQueue>({
  id: 'adinsights.job-queue',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      async factory({ config, logger, lifecycle }) {
        const queue = await PgBossJobQueue.create({
          connection: readControlConnection(config),
          logger: logger.child({ service: 'job-queue' }),
        });
        // Before the plugins stop, so that what ends now can still be recorded.
        lifecycle.addBeforeShutdownHook(() => queue.drain());
        lifecycle.addShutdownHook(() => queue.stop());
        return queue;
      },
    }),
});
