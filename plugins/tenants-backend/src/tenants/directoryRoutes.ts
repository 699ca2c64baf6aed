import { parseWith, TenantAccess } from '@adinsights/plugin-platform-node';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { TenantStore } from './tenantStore';

const querySchema = z.object({ tenant: z.string().optional() });

/** What the other back ends know the tenants by. No user may ask. */
export function createDirectoryRoutes(options: {
  store: TenantStore;
  access: TenantAccess;
  httpAuth: HttpAuthService;
}): express.Router {
  const { store, access, httpAuth } = options;
  const router = Router();

  router.get('/directory', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['service'] });
    // An external token may be restricted to less than reading every tenant.
    if (!(await access.scope(credentials)).all) {
      throw new NotAllowedError('the directory needs all tenants in scope');
    }
    const { tenant } = parseWith(querySchema, req.query);
    res.json({ items: await store.directory(tenant) });
  });

  return router;
}
