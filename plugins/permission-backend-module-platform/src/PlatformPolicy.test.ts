import {
  adinsightsPermissions,
  operatorPermissions,
  TENANT_OWNER_ANNOTATION,
  tenantReadPermission,
} from '@adinsights/plugin-platform-common';
import { tenantRuleset } from '@adinsights/plugin-platform-node';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  catalogPermissions,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { PlatformPolicy } from './PlatformPolicy';

const people: Record<string, string[]> = {
  admin: ['group:default/adinsights-admins'],
  engineer: ['group:default/adinsights-operators', 'group:default/platform'],
  lead: ['group:default/alpha'],
  outsider: [],
  /** A name that only looks like a role. */
  pretender: [
    'user:default/adinsights-admins',
    'group:other/adinsights-admins',
  ],
};

const policy = PlatformPolicy.create({
  userInfo: mockServices.userInfo.mock({
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      const name = userEntityRef.split('/')[1];
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...people[name]],
      };
    },
  }),
});

async function decide(permission: Permission, person: string | undefined) {
  const userEntityRef = `user:default/${person}`;
  return policy.handle(
    { permission },
    person === undefined
      ? undefined
      : {
          credentials: mockCredentials.user(userEntityRef),
          info: { userEntityRef, ownershipEntityRefs: [] },
        },
  );
}

const resultOf = async (permission: Permission, person: string | undefined) =>
  (await decide(permission, person)).result;

const catalogChanges = catalogPermissions.filter(
  ({ name }) =>
    name !== catalogEntityReadPermission.name &&
    name !== catalogLocationReadPermission.name,
);
const operatorNames = operatorPermissions.map(({ name }) => name);
const changes = [
  ...adinsightsPermissions.filter(({ name }) => !operatorNames.includes(name)),
  ...catalogChanges,
  createPermission({ name: 'other.plugin.thing', attributes: {} }),
  createPermission({ name: 'adinsights.unheard-of', attributes: {} }),
].filter(({ name }) => name !== tenantReadPermission.name);

describe('PlatformPolicy', () => {
  it('gives nothing to whoever has not signed in', async () => {
    for (const permission of [
      ...adinsightsPermissions,
      ...catalogPermissions,
      ...changes,
    ]) {
      expect(await resultOf(permission, undefined)).toBe(AuthorizeResult.DENY);
    }
  });

  it.each(changes.map(({ name }, i) => [name, changes[i]] as const))(
    '%s is for admins only',
    async (_, permission) => {
      expect(await resultOf(permission, 'admin')).toBe(AuthorizeResult.ALLOW);
      for (const person of ['engineer', 'lead', 'outsider', 'pretender']) {
        expect(await resultOf(permission, person)).toBe(AuthorizeResult.DENY);
      }
    },
  );

  it.each(operatorPermissions.map(one => [one.name, one] as const))(
    '%s is for operators and admins',
    async (_, permission) => {
      for (const person of ['admin', 'engineer']) {
        expect(await resultOf(permission, person)).toBe(AuthorizeResult.ALLOW);
      }
      for (const person of ['lead', 'outsider', 'pretender']) {
        expect(await resultOf(permission, person)).toBe(AuthorizeResult.DENY);
      }
    },
  );
});

describe('reading a tenant', () => {
  const isAllowed = createConditionAuthorizer(tenantRuleset);

  it.each([
    ['admin', 'alpha', true],
    ['admin', 'beta', true],
    ['engineer', 'beta', true],
    ['lead', 'alpha', true],
    ['lead', 'beta', false],
    ['outsider', 'alpha', false],
    ['pretender', 'alpha', false],
  ])('%s reads %s: %s', async (person, id, expected) => {
    const decision = await decide(tenantReadPermission, person);
    const tenant = { id, owner: `group:default/${id}` };
    expect(isAllowed(decision, tenant)).toBe(expected);
  });
});

describe('reading the catalog', () => {
  const rules = Object.values(permissionRules);
  const isAllowed = createConditionAuthorizer({
    getRuleByName: (name: string) => {
      const rule = rules.find(candidate => candidate.name === name);
      if (!rule) {
        throw new Error(`no rule ${name}`);
      }
      return rule;
    },
  });

  function entity(kind: string, name: string, tenantOwner?: string) {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        annotations: {
          'backstage.io/managed-by-location': 'file:org.yaml',
          ...(tenantOwner && { [TENANT_OWNER_ANNOTATION]: tenantOwner }),
        },
      },
    };
  }
  const alphas = 'group:default/alpha';
  const betas = 'group:default/beta';
  const entities = {
    'the portal': entity('System', 'adinsights'),
    'a team': entity('Group', 'platform'),
    'an engineer': entity('User', 'engineer'),
    alpha: entity('System', 'alpha', alphas),
    'the group of alpha': entity('Group', 'alpha', alphas),
    'the lead of alpha': entity('User', 'lead-alpha', alphas),
    beta: entity('System', 'beta', betas),
    'the group of beta': entity('Group', 'beta', betas),
    'the lead of beta': entity('User', 'lead-beta', betas),
    'a database of beta': entity('Resource', 'beta-db', betas),
  };
  type Name = keyof typeof entities;
  const common: Name[] = ['the portal', 'a team', 'an engineer'];
  const ofAlpha: Name[] = ['alpha', 'the group of alpha', 'the lead of alpha'];

  it.each<[string, Name[]]>([
    ['admin', Object.keys(entities) as Name[]],
    ['engineer', Object.keys(entities) as Name[]],
    ['lead', [...common, ...ofAlpha]],
    ['outsider', common],
    ['pretender', common],
  ])('%s sees what is theirs to see', async (person, expected) => {
    const decision = await decide(catalogEntityReadPermission, person);
    const seen = (Object.keys(entities) as Name[]).filter(name =>
      isAllowed(decision, entities[name]),
    );
    expect(seen).toEqual(expected);
  });

  it('sees entities that have no annotations at all', async () => {
    const decision = await decide(catalogEntityReadPermission, 'outsider');
    const bare = { ...entities['a team'], metadata: { name: 'bare' } };
    expect(isAllowed(decision, bare)).toBe(true);
  });
});
