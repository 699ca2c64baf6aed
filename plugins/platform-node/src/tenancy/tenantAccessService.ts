import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { PermissionTenantAccess } from './PermissionTenantAccess';
import type { TenantAccess } from './tenantAccess';
import { tenantDirectoryServiceRef } from './tenantDirectoryService';

/** {@link TenantAccess} over the tenants back end's directory. @public */
export const tenantAccessServiceRef = createServiceRef<TenantAccess>({
  id: 'adinsights.tenant-access',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        permissions: coreServices.permissions,
        auth: coreServices.auth,
        userInfo: coreServices.userInfo,
        config: coreServices.rootConfig,
        directory: tenantDirectoryServiceRef,
      },
      factory: deps => PermissionTenantAccess.create(deps),
    }),
});
