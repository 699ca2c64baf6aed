import {
  TENANT_OWNER_ANNOTATION,
  TENANT_RESOURCE_TYPE,
} from '@adinsights/plugin-platform-common';
import {
  createTenantConditionalDecision,
  tenantConditions,
} from '@adinsights/plugin-platform-node';
import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { Grant, grantOf } from './policyTable';
import { roleOf } from './roles';

const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

function decide(
  grant: Grant,
  permission: Permission,
  owners: string[],
): PolicyDecision {
  if (grant === 'all') {
    return ALLOW;
  }
  if (
    grant === 'own-tenants' &&
    isResourcePermission(permission, TENANT_RESOURCE_TYPE)
  ) {
    return createTenantConditionalDecision(
      permission,
      tenantConditions.isTenantMember({ owners }),
    );
  }
  if (
    grant === 'own-entities' &&
    isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
  ) {
    const annotation = TENANT_OWNER_ANNOTATION;
    return createCatalogConditionalDecision(permission, {
      anyOf: [
        { not: catalogConditions.hasAnnotation({ annotation }) },
        ...owners.map(value =>
          catalogConditions.hasAnnotation({ annotation, value }),
        ),
      ],
    });
  }
  return DENY;
}

/**
 * The shipped policy: viewers see their own tenants, operators see and run
 * all, admins do everything; nobody who has not signed in may do anything.
 *
 * @public
 */
export class PlatformPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  private constructor(userInfo: UserInfoService) {
    this.#userInfo = userInfo;
  }

  static create(options: { userInfo: UserInfoService }): PlatformPolicy {
    return new PlatformPolicy(options.userInfo);
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    const grant = grantOf(permission, roleOf(ownershipEntityRefs));
    return decide(grant, permission, ownershipEntityRefs);
  }
}
