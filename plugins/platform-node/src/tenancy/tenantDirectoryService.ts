import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { createPluginRequest } from '../clients/pluginRequest';
import { clockServiceRef } from '../clock/clock';
import { CachedTenantDirectory } from './CachedTenantDirectory';
import type { TenantDirectory } from './tenantDirectory';
import { tenantDirectoryAnswerSchema } from './tenantRecord';

/**
 * The directory as the tenants back end tells it. Its methods throw
 * `ServiceUnavailableError` while that back end does not answer.
 *
 * @public
 */
export const tenantDirectoryServiceRef = createServiceRef<TenantDirectory>({
  id: 'adinsights.tenant-directory',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        clock: clockServiceRef,
      },
      factory({ auth, discovery, clock }) {
        const request = createPluginRequest({
          auth,
          discovery,
          pluginId: 'tenants',
        });
        return CachedTenantDirectory.create({
          load: async tenantId => {
            const path =
              tenantId === undefined
                ? '/directory'
                : `/directory?tenant=${encodeURIComponent(tenantId)}`;
            return (await request(path, tenantDirectoryAnswerSchema)).items;
          },
          clock,
        });
      },
    }),
});
