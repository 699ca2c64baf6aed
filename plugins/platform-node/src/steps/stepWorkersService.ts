import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { clockServiceRef } from '../clock/clock';
import { jobQueueServiceRef } from '../queue/jobQueueService';
import { QueueStepWorkers } from './QueueStepWorkers';
import type { StepWorkers } from './stepWorkers';

/** {@link StepWorkers} of a plugin, with its own logger. @public */
export const stepWorkersServiceRef = createServiceRef<StepWorkers>({
  id: 'adinsights.step-workers',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        queue: jobQueueServiceRef,
        logger: coreServices.logger,
        clock: clockServiceRef,
        lifecycle: coreServices.lifecycle,
      },
      factory: options => QueueStepWorkers.create(options),
    }),
});
