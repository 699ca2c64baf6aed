import { tenantReadPermission } from '@adinsights/plugin-platform-common';
import {
  createTenantConditionalDecision,
  tenantConditions,
} from '@adinsights/plugin-platform-node';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

/** People of the tests, by how much the policy gives them. */
export const people = {
  admin: 'user:default/admin',
  operator: 'user:default/operator',
  /** Reads the tenants owned by group:default/alpha. */
  lead: 'user:default/lead',
  /** Reads the tenants owned by nobody's group. */
  outsider: 'user:default/outsider',
  blocked: 'user:default/blocked',
} as const;

function decide(
  permission: Permission,
  credentials: BackstageCredentials | undefined,
): PolicyDecision {
  const principal = credentials?.principal as {
    type: string;
    userEntityRef?: string;
  };
  const person = principal.userEntityRef;
  const reads = permission.name === tenantReadPermission.name;
  if (principal.type === 'service' || person === people.admin) {
    return { result: AuthorizeResult.ALLOW };
  }
  if (reads && person === people.operator) {
    return { result: AuthorizeResult.ALLOW };
  }
  if (reads && (person === people.lead || person === people.outsider)) {
    const owners = person === people.lead ? ['group:default/alpha'] : [];
    return createTenantConditionalDecision(
      tenantReadPermission,
      tenantConditions.isTenantMember({ owners }),
    );
  }
  return { result: AuthorizeResult.DENY };
}

/** Permissions as the roles of {@link people} have them. */
export const rolePermissions = mockServices.permissions.mock({
  authorizeConditional: async (requests, options) =>
    requests.map(({ permission }) => decide(permission, options?.credentials)),
  authorize: async (requests, options) =>
    requests.map(({ permission }) => {
      const { result } = decide(permission, options?.credentials);
      return {
        result:
          result === AuthorizeResult.ALLOW
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      };
    }),
});
