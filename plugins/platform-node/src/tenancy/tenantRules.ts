import { TENANT_RESOURCE_TYPE } from '@adinsights/plugin-platform-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/** What a rule needs to know of a tenant. @public */
export interface TenantResource {
  id: string;
  owner: string;
}

/** A rule as a query: tenants owned by any of these refs. @public */
export interface TenantFilter {
  owners: string[];
}

/** Everything that belongs to one tenant, addressed by the tenant's id. @public */
export const tenantResourceRef = createPermissionResourceRef<
  TenantResource,
  TenantFilter
>().with({ pluginId: 'tenants', resourceType: TENANT_RESOURCE_TYPE });

/** Allows tenants whose owner is among the given refs. @public */
export const isTenantMember = createPermissionRule({
  name: 'IS_TENANT_MEMBER',
  description: 'Allows tenants that one of the given entity refs owns',
  resourceRef: tenantResourceRef,
  paramsSchema: z.object({
    owners: z.array(z.string()).describe('Entity refs, usually of groups'),
  }),
  apply: (tenant, { owners }) => owners.includes(tenant.owner),
  toQuery: ({ owners }) => ({ owners }),
});

/** The rules of {@link tenantResourceRef}. @public */
export const tenantRules = [isTenantMember];

/**
 * The rules as every back end can look them up; the registry of the plugin
 * that owns the resource type knows them only for that plugin.
 *
 * @public
 */
export const tenantRuleset: PermissionRuleset<
  TenantResource,
  TenantFilter,
  typeof TENANT_RESOURCE_TYPE
> = {
  getRuleByName(name) {
    const rule = tenantRules.find(candidate => candidate.name === name);
    if (!rule) {
      throw new Error(`unknown permission rule for tenants: ${name}`);
    }
    return rule;
  },
};

const exported = createConditionExports({
  resourceRef: tenantResourceRef,
  rules: { isTenantMember },
});

/** Conditions for permission policies. @public */
export const tenantConditions = exported.conditions;

/** Wraps {@link tenantConditions} as a policy's decision. @public */
export const createTenantConditionalDecision =
  exported.createConditionalDecision;
