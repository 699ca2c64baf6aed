import {
  CachedTenantDirectory,
  clockServiceRef,
  metricsClientServiceRef,
  PermissionTenantAccess,
  pipelinesClientServiceRef,
} from '@adinsights/plugin-platform-node';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { randomUUID } from 'crypto';
import { AuthorizedConnections } from './connections/AuthorizedConnections';
import { DatabaseConnectionStore } from './connections/DatabaseConnectionStore';
import { DefaultConnections } from './connections/DefaultConnections';
import { LastSyncs } from './connections/LastSyncs';
import { migrate } from './database/migrate';
import { registerTenantPermissions } from './registerTenantPermissions';
import { createRouter } from './router';
import { AuthorizedTenants } from './tenants/AuthorizedTenants';
import { DatabaseTenantStore } from './tenants/DatabaseTenantStore';
import { DefaultTenants } from './tenants/DefaultTenants';
import { TenantFreshness } from './tenants/TenantFreshness';

/**
 * The registry of tenants and their connections, at `/api/tenants`.
 *
 * @public
 */
export const tenantsPlugin = createBackendPlugin({
  pluginId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metrics: metricsClientServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        pipelines: pipelinesClientServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { clock, logger, metrics, pipelines } = services;
        const database = await migrate(services.database);
        const store = DatabaseTenantStore.create({ database });
        const directory = CachedTenantDirectory.create({
          load: tenantId => store.directory(tenantId),
          clock,
        });
        const access = PermissionTenantAccess.create({
          ...services,
          directory,
        });
        registerTenantPermissions(services.permissionsRegistry, directory);

        const tenants = DefaultTenants.create({
          store,
          freshness: TenantFreshness.create({ metrics, clock, logger }),
          directory,
          clock,
        });
        const connections = DefaultConnections.create({
          store: DatabaseConnectionStore.create({ database }),
          lastSyncs: LastSyncs.create({ pipelines, logger }),
          directory,
          clock,
          newSuffix: () => randomUUID().slice(0, 8),
        });
        services.httpRouter.use(
          createRouter({
            ...services,
            tenants: AuthorizedTenants.create({ tenants, access }),
            connections: AuthorizedConnections.create({ connections, access }),
            store,
            access,
          }),
        );
      },
    });
  },
});
