import {
  runStartPermission,
  tenantCreatePermission,
  tenantReadPermission,
} from '@adinsights/plugin-platform-common';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { tenantRecord } from './__testUtils__/tenantRecord';
import { CachedTenantDirectory } from './CachedTenantDirectory';
import { PermissionTenantAccess } from './PermissionTenantAccess';
import {
  createTenantConditionalDecision,
  tenantConditions,
} from './tenantRules';

const user = mockCredentials.user('user:default/ann');
const service = mockCredentials.service();
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const ownAlpha = createTenantConditionalDecision(
  tenantReadPermission,
  tenantConditions.isTenantMember({ owners: ['group:default/alpha'] }),
);

/** Access to alpha and beta under a policy given by permission name. */
function accessUnder(
  policy: Record<string, PolicyDecision>,
  options: { enabled?: boolean } = {},
) {
  const decide = (requests: { permission: { name: string } }[]) =>
    requests.map(({ permission }) => policy[permission.name] ?? deny);
  return PermissionTenantAccess.create({
    permissions: mockServices.permissions.mock({
      authorizeConditional: async requests => decide(requests),
      authorize: async requests =>
        decide(requests).map(({ result }) => ({
          result:
            result === AuthorizeResult.ALLOW
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        })),
    }),
    auth: mockServices.auth(),
    userInfo: mockServices.userInfo({
      ownershipEntityRefs: ['user:default/ann', 'group:default/beta'],
    }),
    config: mockServices.rootConfig({
      data: { permission: { enabled: options.enabled ?? true } },
    }),
    directory: CachedTenantDirectory.create({
      load: async tenantId =>
        ['alpha', 'beta']
          .filter(id => tenantId === undefined || id === tenantId)
          .map(id => tenantRecord(id)),
      clock: { now: () => new Date(0) },
    }),
  });
}

const failureOf = (outcome: Promise<void>) =>
  outcome.then(
    () => undefined,
    (error: Error) => error.name,
  );

const READ = tenantReadPermission.name;
const RUN = runStartPermission.name;
const CREATE = tenantCreatePermission.name;
const some = (...ids: string[]) => ({ all: false, tenantIds: new Set(ids) });

describe('scope', () => {
  it.each([
    ['allowed', allow, { all: true }],
    ['conditional', ownAlpha, some('alpha')],
    ['denied', deny, some()],
  ])('of a caller who is %s', async (_, decision, expected) => {
    const access = accessUnder({ [READ]: decision });
    expect(await access.scope(user)).toEqual(expected);
  });

  it('is of the permission asked for', async () => {
    const access = accessUnder({ [READ]: allow, [RUN]: ownAlpha });
    expect(await access.scope(user, runStartPermission)).toEqual(some('alpha'));
  });
});

describe('require', () => {
  it.each([
    ['allowed', allow, 'alpha', undefined],
    ['conditional', ownAlpha, 'alpha', undefined],
    ['conditional, another tenant', ownAlpha, 'beta', 'NotFoundError'],
    ['denied', deny, 'alpha', 'NotFoundError'],
    ['allowed, no such tenant', allow, 'gamma', 'NotFoundError'],
  ])('to read when %s', async (_, decision, id, failure) => {
    const outcome = accessUnder({ [READ]: decision }).require(user, id);
    expect(await failureOf(outcome)).toBe(failure);
  });

  it('tells nothing about a tenant that may not be read', async () => {
    const access = accessUnder({ [READ]: ownAlpha, [RUN]: allow });
    const messageOf = (id: string) =>
      access.require(user, id, runStartPermission).catch(e => e.message);
    expect(await messageOf('beta')).toBe('tenant: no tenant beta');
    expect(await messageOf('gamma')).toBe('tenant: no tenant gamma');
  });

  it('says that a tenant may be read but not this', async () => {
    const access = accessUnder({ [READ]: ownAlpha });
    await expect(
      access.require(user, 'alpha', runStartPermission),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});

describe('record', () => {
  it('is the tenant when it may be read', async () => {
    const access = accessUnder({ [READ]: ownAlpha });
    expect(await access.record(user, 'alpha')).toMatchObject({ id: 'alpha' });
    await expect(access.record(user, 'beta')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});

describe('requireBasic', () => {
  it.each([
    ['allowed', allow, undefined],
    ['denied', deny, 'NotAllowedError'],
  ])('when %s', async (_, decision, failure) => {
    const outcome = accessUnder({ [CREATE]: decision }).requireBasic(
      user,
      tenantCreatePermission,
    );
    expect(await failureOf(outcome)).toBe(failure);
  });
});

describe('while permissions are not enabled', () => {
  const everything = { [READ]: allow, [RUN]: allow, [CREATE]: allow };
  const access = accessUnder(everything, { enabled: false });
  const create = (credentials: BackstageCredentials) =>
    access.requireBasic(credentials, tenantCreatePermission);

  it('people read the tenants they own and no other', async () => {
    expect(await access.scope(user)).toEqual(some('beta'));
    await expect(access.require(user, 'alpha')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('people change nothing', async () => {
    expect(await access.scope(user, runStartPermission)).toEqual(some());
    await expect(
      access.require(user, 'beta', runStartPermission),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(create(user)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('services work as ever', async () => {
    expect(await access.scope(service)).toEqual({ all: true });
    await expect(create(service)).resolves.toBeUndefined();
  });

  it('nobody else gets anything', async () => {
    expect(await access.scope(mockCredentials.none())).toEqual(some());
  });
});
