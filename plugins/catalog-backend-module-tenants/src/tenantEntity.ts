import {
  TENANT_ID_ANNOTATION,
  TENANT_OWNER_ANNOTATION,
} from '@adinsights/plugin-platform-common';
import type { TenantRecord } from '@adinsights/plugin-platform-node';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  SystemEntity,
} from '@backstage/catalog-model';

/** Where the entities say they come from. */
export const TENANTS_LOCATION = 'adinsights-tenants:registry';

/** A tenant as the catalog shows it: a system of type `tenant`. */
export function tenantEntity(tenant: TenantRecord): SystemEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: tenant.id,
      title: tenant.name,
      annotations: {
        [ANNOTATION_LOCATION]: TENANTS_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: TENANTS_LOCATION,
        [TENANT_ID_ANNOTATION]: tenant.id,
        [TENANT_OWNER_ANNOTATION]: tenant.owner,
      },
      labels: {
        'adinsights.io/status': tenant.status,
        'adinsights.io/tier': tenant.tier,
      },
    },
    spec: { type: 'tenant', owner: tenant.owner },
  };
}
