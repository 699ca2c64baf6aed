import {
  clockServiceRef,
  createTenantConditionalDecision,
  tenantConditions,
  tenantDirectoryServiceRef,
} from '@adinsights/plugin-platform-node';
import { tenantReadPermission } from '@adinsights/plugin-platform-common';
import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { pipelinesPlugin } from '../plugin';
import type { TestClock } from './TestClock';
import type { TestDirectory } from './tenants';

const callerSchema = z.object({
  principal: z.object({
    type: z.string(),
    userEntityRef: z.string().optional(),
  }),
});

/**
 * What the portal's policy says to the people of the tests: `engineer` may do
 * everything, `lead-<tenant>` reads that tenant, others read nothing.
 */
function decide(permission: string, credentials: unknown): PolicyDecision {
  const { principal } = callerSchema.parse(credentials);
  const name = principal.userEntityRef?.split('/')[1];
  if (principal.type === 'service' || name === 'engineer') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (permission !== tenantReadPermission.name) {
    return { result: AuthorizeResult.DENY };
  }
  const tenant = name?.startsWith('lead-') ? name.slice('lead-'.length) : '';
  return createTenantConditionalDecision(
    tenantReadPermission,
    tenantConditions.isTenantMember({ owners: [`group:default/${tenant}`] }),
  );
}

/** The plugin in a real back end on a database of its own. */
export async function startPipelines(
  databases: TestDatabases,
  options: {
    directory: TestDirectory;
    clock: TestClock;
    features?: BackendFeature[];
    config?: object;
  },
) {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'Set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: these tests need PostgreSQL',
    );
  }
  const knex = await databases.init('POSTGRES_18');
  const { connection } = knex.client.config;
  const backend = await startTestBackend({
    features: [
      pipelinesPlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: {
              client: 'pg',
              // knex hides the password from a copy.
              connection: { ...connection, password: connection.password },
            },
          },
          permission: { enabled: true },
          pipelines: {
            waves: { maxWait: '1s' },
            airbyte: { instances: [{ id: 'default', slots: 1_000 }] },
            ...options.config,
          },
        },
      }),
      mockServices.database.factory({ knex }),
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) => {
          const { principal } = callerSchema.parse(credentials);
          const isAdmin = principal.userEntityRef === 'user:default/admin';
          return requests.map(() => ({
            result: isAdmin ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
          }));
        },
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(({ permission }) =>
            decide(permission.name, credentials),
          ),
      }).factory,
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => options.clock,
      }),
      createServiceFactory({
        service: tenantDirectoryServiceRef,
        deps: {},
        factory: () => options.directory,
      }),
      ...(options.features ?? []),
    ],
  });
  return { knex, server: backend.server, stop: () => backend.stop() };
}
