import { tenantReadPermission } from '@adinsights/plugin-platform-common';
import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import type { TenantAccess, TenantPermission } from './tenantAccess';
import type { TenantDirectory } from './tenantDirectory';
import type { TenantRecord } from './tenantRecord';
import {
  createTenantConditionalDecision,
  tenantConditions,
  tenantRuleset,
} from './tenantRules';
import { allTenants, TenantScope } from './tenantScope';

const isAllowed = createConditionAuthorizer(tenantRuleset);

function notFound(tenantId: string): NotFoundError {
  return new NotFoundError(`tenant: no tenant ${tenantId}`);
}

function notAllowed(permission: { name: string }): NotAllowedError {
  return new NotAllowedError(`permission ${permission.name} is required`);
}

/**
 * Asks the permission framework and applies its conditions to the directory.
 * While `permission.enabled` is not true the framework would allow everything;
 * then people read the tenants they own and change nothing.
 *
 * @public
 */
export class PermissionTenantAccess implements TenantAccess {
  readonly #permissions: PermissionsService;
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #directory: TenantDirectory;
  readonly #enabled: boolean;

  private constructor(
    options: Parameters<typeof PermissionTenantAccess.create>[0],
  ) {
    this.#permissions = options.permissions;
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#directory = options.directory;
    this.#enabled =
      options.config.getOptionalBoolean('permission.enabled') ?? false;
  }

  static create(options: {
    permissions: PermissionsService;
    auth: AuthService;
    userInfo: UserInfoService;
    config: Config;
    directory: TenantDirectory;
  }): PermissionTenantAccess {
    return new PermissionTenantAccess(options);
  }

  async scope(
    credentials: BackstageCredentials,
    permission: TenantPermission = tenantReadPermission,
  ): Promise<TenantScope> {
    const [decision] = await this.#decide(credentials, [permission]);
    if (decision.result === AuthorizeResult.ALLOW) {
      return allTenants;
    }
    if (decision.result === AuthorizeResult.DENY) {
      return { all: false, tenantIds: new Set() };
    }
    const records = await this.#directory.list();
    return {
      all: false,
      tenantIds: new Set(
        records
          .filter(record => isAllowed(decision, record))
          .map(record => record.id),
      ),
    };
  }

  async require(
    credentials: BackstageCredentials,
    tenantId: string,
    permission: TenantPermission = tenantReadPermission,
  ): Promise<void> {
    const [record, [mayRead, mayDo]] = await Promise.all([
      this.#directory.get(tenantId),
      this.#decide(credentials, [tenantReadPermission, permission]),
    ]);
    if (!record || !isAllowed(mayRead, record)) {
      throw notFound(tenantId);
    }
    if (!isAllowed(mayDo, record)) {
      throw notAllowed(permission);
    }
  }

  async requireBasic(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    if (!this.#enabled && !this.#auth.isPrincipal(credentials, 'service')) {
      throw notAllowed(permission);
    }
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw notAllowed(permission);
    }
  }

  async record(
    credentials: BackstageCredentials,
    tenantId: string,
  ): Promise<TenantRecord> {
    await this.require(credentials, tenantId);
    const record = await this.#directory.get(tenantId);
    if (!record) {
      throw notFound(tenantId);
    }
    return record;
  }

  async #decide(
    credentials: BackstageCredentials,
    permissions: TenantPermission[],
  ): Promise<PolicyDecision[]> {
    if (this.#enabled || this.#auth.isPrincipal(credentials, 'service')) {
      return this.#permissions.authorizeConditional(
        permissions.map(permission => ({ permission })),
        { credentials },
      );
    }
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return permissions.map(() => ({ result: AuthorizeResult.DENY }));
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return permissions.map(permission =>
      permission.attributes.action === 'read'
        ? createTenantConditionalDecision(
            permission,
            tenantConditions.isTenantMember({ owners: ownershipEntityRefs }),
          )
        : { result: AuthorizeResult.DENY },
    );
  }
}
