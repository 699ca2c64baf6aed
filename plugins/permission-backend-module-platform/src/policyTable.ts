import {
  operatorPermissions,
  tenantReadPermission,
} from '@adinsights/plugin-platform-common';
import {
  catalogEntityReadPermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import type { Permission } from '@backstage/plugin-permission-common';
import type { Role } from './roles';

/**
 * How far a permission is granted: `own-tenants` the tenants that the person's
 * groups own, `own-entities` the catalog without entities of other tenants.
 */
export type Grant = 'all' | 'own-tenants' | 'own-entities' | 'none';

/** A line of the policy. */
export interface PolicyLine {
  permissions: readonly Permission[];
  grants: Record<Role, Grant>;
}

/**
 * The whole policy. A permission that no line names, of this portal or of any
 * plugin beside it, is for admins only.
 */
export const policyTable: readonly PolicyLine[] = [
  {
    permissions: [tenantReadPermission],
    grants: { viewer: 'own-tenants', operator: 'all', admin: 'all' },
  },
  {
    permissions: operatorPermissions,
    grants: { viewer: 'none', operator: 'all', admin: 'all' },
  },
  {
    permissions: [catalogEntityReadPermission],
    grants: { viewer: 'own-entities', operator: 'all', admin: 'all' },
  },
  {
    permissions: [catalogLocationReadPermission],
    grants: { viewer: 'none', operator: 'all', admin: 'all' },
  },
];

const adminsOnly: PolicyLine['grants'] = {
  viewer: 'none',
  operator: 'none',
  admin: 'all',
};

/** What the table grants a role. */
export function grantOf(permission: Permission, role: Role): Grant {
  const line = policyTable.find(({ permissions }) =>
    permissions.some(({ name }) => name === permission.name),
  );
  return (line?.grants ?? adminsOnly)[role];
}
