import { tenantDirectoryServiceRef } from '@adinsights/plugin-platform-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { TenantEntityProvider } from './TenantEntityProvider';

const SCHEDULE = {
  frequency: { seconds: 30 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 5 },
  scope: 'local',
} as const;

/**
 * Shows every tenant as a `System` of type `tenant` in the catalog.
 *
 * @public
 */
export const catalogModuleTenants = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        directory: tenantDirectoryServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, directory, logger, scheduler }) {
        catalog.addEntityProvider(
          TenantEntityProvider.create({
            directory,
            taskRunner: scheduler.createScheduledTaskRunner(SCHEDULE),
            logger,
          }),
        );
      },
    });
  },
});
