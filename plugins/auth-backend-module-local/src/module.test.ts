import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import { authModuleLocal } from './module';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const engineer = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'engineer', namespace: 'default' },
  spec: { memberOf: ['adinsights-operators'] },
  relations: [
    { type: 'memberOf', targetRef: 'group:default/adinsights-operators' },
  ],
};

/** A catalog that knows one person. */
const catalog = createBackendPlugin({
  pluginId: 'catalog',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((req, res) => {
          const found = req.path.endsWith('/default/engineer');
          res.status(found ? 200 : 404).json(found ? engineer : {});
        });
      },
    });
  },
});

async function startAuth(environment?: string) {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set',
    );
  }
  const knex = await databases.init('POSTGRES_18');
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleLocal,
      catalog,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers: { local: {} } },
          adinsights: { environment },
        },
      }),
    ],
  });
  return (name?: string) => {
    const refresh = request(server).get('/api/auth/local/refresh');
    return name === undefined ? refresh : refresh.set('x-local-user', name);
  };
}

describe('sign-in by name', () => {
  let refresh: Awaited<ReturnType<typeof startAuth>>;

  beforeAll(async () => {
    refresh = await startAuth('local');
  });

  it('answers a known person with a token that carries their groups', async () => {
    const { body } = await refresh('engineer').expect(200);
    expect(body.profile.displayName).toBe('engineer');
    expect(body.backstageIdentity).toMatchObject({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      identity: {
        type: 'user',
        userEntityRef: 'user:default/engineer',
        ownershipEntityRefs: [
          'user:default/engineer',
          'group:default/adinsights-operators',
        ],
      },
    });
  });

  it.each([
    ['nobody', undefined, 401],
    ['an empty name', '', 401],
    ['a name with a path in it', '../admin', 401],
    ['a ref instead of a name', 'group:default/engineer', 401],
    ['somebody the catalog does not know', 'stranger', 403],
  ])('refuses %s', async (_, name, status) => {
    const { body } = await refresh(name).expect(status);
    expect(body).not.toHaveProperty('backstageIdentity');
  });
});

describe('outside the local environment', () => {
  it.each(['production', undefined])(
    'there is no sign-in by name under %s, even if configured',
    async environment => {
      const refresh = await startAuth(environment);
      const { status } = await refresh('engineer');
      expect(status).toBe(404);
    },
  );
});
