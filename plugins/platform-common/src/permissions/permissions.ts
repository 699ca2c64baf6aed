import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of everything that belongs to one tenant. @public */
export const TENANT_RESOURCE_TYPE = 'adinsights-tenant';

/** See a tenant, its connections, runs, freshness and numbers. @public */
export const tenantReadPermission = createPermission({
  name: 'adinsights.tenant.read',
  attributes: { action: 'read' },
  resourceType: TENANT_RESOURCE_TYPE,
});

/** Onboard a tenant. @public */
export const tenantCreatePermission = createPermission({
  name: 'adinsights.tenant.create',
  attributes: { action: 'create' },
});

/** Change a tenant or its connections. @public */
export const tenantUpdatePermission = createPermission({
  name: 'adinsights.tenant.update',
  attributes: { action: 'update' },
  resourceType: TENANT_RESOURCE_TYPE,
});

/** Start a run by hand. @public */
export const runStartPermission = createPermission({
  name: 'adinsights.run.start',
  attributes: { action: 'update' },
  resourceType: TENANT_RESOURCE_TYPE,
});

/** Cancel a run that waits or is at work. @public */
export const runCancelPermission = createPermission({
  name: 'adinsights.run.cancel',
  attributes: { action: 'update' },
  resourceType: TENANT_RESOURCE_TYPE,
});

/** Change or pause a tenant's schedule. @public */
export const scheduleUpdatePermission = createPermission({
  name: 'adinsights.schedule.update',
  attributes: { action: 'update' },
  resourceType: TENANT_RESOURCE_TYPE,
});

/** See the jobs that no worker could end, of all tenants, and send them again. @public */
export const deadLetterManagePermission = createPermission({
  name: 'adinsights.dead-letter.manage',
  attributes: { action: 'update' },
});

/** What operators may do beyond reading. @public */
export const operatorPermissions = [
  runStartPermission,
  runCancelPermission,
  scheduleUpdatePermission,
];

/** What only admins may do. @public */
export const adminPermissions = [
  tenantCreatePermission,
  tenantUpdatePermission,
  deadLetterManagePermission,
];

/** Every permission of the portal. @public */
export const adinsightsPermissions = [
  tenantReadPermission,
  ...operatorPermissions,
  ...adminPermissions,
];
