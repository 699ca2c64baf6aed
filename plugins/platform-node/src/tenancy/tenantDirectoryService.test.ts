import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { tenantRecord } from './__testUtils__/tenantRecord';
import { tenantAccessServiceRef } from './tenantAccessService';
import { tenantDirectoryServiceRef } from './tenantDirectoryService';

/** A tenants back end that answers one thing, and a plugin that asks it. */
async function startWithDirectory(answer: express.RequestHandler) {
  const registry = createBackendPlugin({
    pluginId: 'tenants',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          const router = express.Router();
          router.get('/directory', async (req, res, next) => {
            await httpAuth.credentials(req, { allow: ['service'] });
            await answer(req, res, next);
          });
          httpRouter.use(router);
        },
      });
    },
  });
  const asking = createBackendPlugin({
    pluginId: 'asking',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
          directory: tenantDirectoryServiceRef,
          access: tenantAccessServiceRef,
        },
        async init({ httpRouter, httpAuth, directory, access }) {
          const router = express.Router();
          router.get('/all', (_req, res, next) => {
            directory.list().then(tenants => res.json(tenants), next);
          });
          router.get('/mine/:id', (req, res, next) => {
            httpAuth
              .credentials(req)
              .then(credentials => access.record(credentials, req.params.id))
              .then(tenant => res.json(tenant), next);
          });
          httpRouter.use(router);
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [registry, asking],
  });
  return request(server);
}

describe('the directory of the tenants back end', () => {
  it('is read with a service token and checked', async () => {
    const client = await startWithDirectory((_req, res) => {
      res.json({ items: [tenantRecord('beta'), tenantRecord('alpha')] });
    });
    const { body } = await client.get('/api/asking/all').expect(200);
    expect(body).toEqual([
      expect.objectContaining({ id: 'alpha' }),
      expect.objectContaining({
        id: 'beta',
        createdAt: '2026-01-01T00:00:00.000Z',
      }),
    ]);
  });

  it('decides what a caller may read', async () => {
    const client = await startWithDirectory((_req, res) => {
      const alpha = tenantRecord('alpha', { owner: 'user:default/mock' });
      res.json({ items: [tenantRecord('beta'), alpha] });
    });
    const mine = await client.get('/api/asking/mine/alpha');
    expect(mine.body).toMatchObject({ id: 'alpha' });
    const other = await client.get('/api/asking/mine/beta');
    expect(other.status).toBe(404);
  });

  it.each<[string, express.RequestHandler]>([
    ['fails', (_req, res) => res.status(500).json({ error: {} })],
    ['answers something else', (_req, res) => res.json({ items: [{ id: 1 }] })],
  ])('is unavailable while that back end %s', async (_, answer) => {
    const client = await startWithDirectory(answer);
    const { body } = await client.get('/api/asking/all').expect(503);
    expect(body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'the tenants back end did not answer /directory',
      ),
    });
  });
});
