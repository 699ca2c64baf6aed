import { adinsightsPermissions } from '@adinsights/plugin-platform-common';
import {
  TenantDirectory,
  tenantResourceRef,
  tenantRules,
} from '@adinsights/plugin-platform-node';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';

/**
 * Makes tenants known to the permission framework. This plugin owns the
 * resource type, so every permission about a tenant is registered here.
 */
export function registerTenantPermissions(
  registry: PermissionsRegistryService,
  directory: TenantDirectory,
): void {
  registry.addResourceType({
    resourceRef: tenantResourceRef,
    permissions: adinsightsPermissions.filter(permission =>
      isResourcePermission(permission),
    ),
    rules: tenantRules,
    getResources: tenantIds =>
      Promise.all(tenantIds.map(tenantId => directory.get(tenantId))),
  });
  registry.addPermissions(
    adinsightsPermissions.filter(
      permission => !isResourcePermission(permission),
    ),
  );
}
