import type { TenantAccess } from '@adinsights/plugin-platform-node';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { FleetService } from './FleetService';

/** `/fleet`: every tenant in scope in one compact answer. */
export function createFleetRouter(options: {
  httpAuth: HttpAuthService;
  access: TenantAccess;
  fleet: FleetService;
}): ExpressRouter {
  const { httpAuth, access, fleet } = options;
  const router = Router();

  router.get('/fleet', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await fleet.list(await access.scope(credentials)));
  });

  return router;
}
