import { tenantReadPermission } from '@adinsights/plugin-platform-common';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  createTenantConditionalDecision,
  tenantConditions,
  TenantFilter,
  tenantRuleset,
} from './tenantRules';

const tenant = { id: 'alpha', owner: 'group:default/alpha' };
const isAllowed = createConditionAuthorizer(tenantRuleset);
const toFilter = createConditionTransformer(tenantRuleset);

function matches(criteria: PermissionCriteria<TenantFilter>): boolean {
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(matches);
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(matches);
  }
  if ('not' in criteria) {
    return !matches(criteria.not);
  }
  return criteria.owners.includes(tenant.owner);
}

const member = tenantConditions.isTenantMember({
  owners: ['user:default/ann', 'group:default/alpha'],
});
const stranger = tenantConditions.isTenantMember({
  owners: ['group:default/beta'],
});
const nobody = tenantConditions.isTenantMember({ owners: [] });

describe('IS_TENANT_MEMBER', () => {
  it.each<
    [
      string,
      PermissionCriteria<PermissionCondition<'adinsights-tenant'>>,
      boolean,
    ]
  >([
    ['a member', member, true],
    ['a stranger', stranger, false],
    ['someone who owns nothing', nobody, false],
    ['either', { anyOf: [stranger, member] }, true],
    ['both', { allOf: [stranger, member] }, false],
    ['not a member', { not: member }, false],
    ['not a stranger', { not: stranger }, true],
  ])('decides alike as rule and as query for %s', (_, criteria, expected) => {
    const decision = createTenantConditionalDecision(
      tenantReadPermission,
      criteria,
    );
    expect(decision.result).toBe(AuthorizeResult.CONDITIONAL);
    expect(decision.pluginId).toBe('tenants');
    expect(isAllowed(decision, tenant)).toBe(expected);
    expect(matches(toFilter(decision.conditions))).toBe(expected);
  });

  it('refuses a rule it does not know', () => {
    expect(() => tenantRuleset.getRuleByName('IS_RICH')).toThrow('IS_RICH');
  });
});
