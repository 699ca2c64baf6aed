import {
  TenantDirectory,
  tenantDirectoryServiceRef,
  TenantRecord,
} from '@adinsights/plugin-platform-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { entityEnvelopeSchemaValidator } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogModuleTenants } from './module';

function tenant(id: string, changes: Partial<TenantRecord> = {}): TenantRecord {
  return {
    id,
    name: `The ${id}`,
    status: 'active',
    timezone: 'America/Jamaica',
    currency: 'USD',
    tier: 'standard',
    owner: `group:default/${id}`,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    connections: [],
    ...changes,
  };
}

/** The module in a catalog that writes down what it is told. */
async function startModule(answers: { tenants: TenantRecord[] | Error }) {
  const mutations: EntityProviderMutation[] = [];
  const providers: EntityProvider[] = [];
  const list = async () => {
    if (answers.tenants instanceof Error) {
      throw answers.tenants;
    }
    return answers.tenants;
  };
  const directory: TenantDirectory = {
    list,
    get: async id => (await list()).find(one => one.id === id),
    invalidate() {},
  };
  let refresh = async () => {};
  await startTestBackend({
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        {
          addProcessor() {},
          addEntityProvider: (
            ...added: (EntityProvider | EntityProvider[])[]
          ) => providers.push(...added.flat()),
          addPlaceholderResolver() {},
          setOnProcessingErrorHandler() {},
        },
      ],
    ],
    features: [
      catalogModuleTenants,
      createServiceFactory({
        service: tenantDirectoryServiceRef,
        deps: {},
        factory: () => directory,
      }),
      mockServices.scheduler.mock({
        createScheduledTaskRunner: () => ({
          run: async ({ fn }) => {
            refresh = async () => fn(new AbortController().signal);
          },
        }),
      }).factory,
    ],
  });
  await providers[0].connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  });
  return {
    mutations,
    refresh: () => refresh(),
    last: () => {
      const mutation = mutations.at(-1);
      return mutation?.type === 'full'
        ? mutation.entities.map(({ entity }) => entity)
        : undefined;
    },
  };
}

describe('tenants in the catalog', () => {
  it('are systems of type tenant, owned by the owner of the tenant', async () => {
    const { refresh, last } = await startModule({ tenants: [tenant('alpha')] });
    await refresh();
    const [alpha] = last() ?? [];
    expect(() => entityEnvelopeSchemaValidator()(alpha)).not.toThrow();
    expect(alpha).toMatchObject({
      kind: 'System',
      metadata: {
        name: 'alpha',
        title: 'The alpha',
        annotations: {
          'adinsights.io/tenant-id': 'alpha',
          'adinsights.io/tenant-owner': 'group:default/alpha',
          'backstage.io/managed-by-location': 'adinsights-tenants:registry',
        },
      },
      spec: { type: 'tenant', owner: 'group:default/alpha' },
    });
  });

  it('follow the registry: new, changed, gone', async () => {
    const answers = { tenants: [tenant('alpha')] };
    const { refresh, last } = await startModule(answers);
    const titles = () => last()?.map(({ metadata }) => metadata.title);
    await refresh();
    answers.tenants = [tenant('alpha', { name: 'New' }), tenant('beta')];
    await refresh();
    expect(titles()).toEqual(['New', 'The beta']);
    answers.tenants = [tenant('beta', { status: 'offboarded' })];
    await refresh();
    expect(titles()).toEqual([]);
  });

  it('are left alone while nothing changes', async () => {
    const { refresh, mutations } = await startModule({
      tenants: [tenant('alpha')],
    });
    await refresh();
    await refresh();
    expect(mutations).toHaveLength(1);
  });

  it('stay while the registry does not answer, and the task fails', async () => {
    const answers: { tenants: TenantRecord[] | Error } = {
      tenants: [tenant('alpha')],
    };
    const { refresh, mutations } = await startModule(answers);
    await refresh();
    answers.tenants = new Error('down');
    await expect(refresh()).rejects.toThrow('down');
    expect(mutations).toHaveLength(1);
  });
});
