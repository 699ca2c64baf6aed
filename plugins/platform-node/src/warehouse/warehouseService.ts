import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readWarehouseConfig } from './readWarehouseConfig';
import { WarehouseAccess } from './WarehouseAccess';

/**
 * One {@link WarehouseAccess} per process, from `adinsights.warehouse`. The
 * back end does not start when a portal role could bypass row-level security.
 *
 * @public
 */
export const warehouseServiceRef = createServiceRef<WarehouseAccess>({
  id: 'adinsights.warehouse',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
      },
      async factory({ config, lifecycle }) {
        const warehouse = WarehouseAccess.create({
          ...readWarehouseConfig(config),
          applicationName: 'adinsights-portal',
        });
        lifecycle.addShutdownHook(() => warehouse.destroy());
        await warehouse.assertNoBypass();
        return warehouse;
      },
    }),
});
