import {
  pageQuerySchema,
  providerSchema,
  syncStatusSchema,
} from '@adinsights/plugin-platform-common';
import { parseWith, TenantAccess } from '@adinsights/plugin-platform-node';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { TelemetryService } from './TelemetryService';

const querySchema = pageQuerySchema
  .extend({
    tenant: z.string().min(1).optional(),
    provider: providerSchema.optional(),
    status: syncStatusSchema.optional(),
  })
  .strict();

/** `/telemetry`: how the syncs of each connection stand. */
export function createTelemetryRouter(options: {
  httpAuth: HttpAuthService;
  access: TenantAccess;
  telemetry: TelemetryService;
}): ExpressRouter {
  const { httpAuth, access, telemetry } = options;
  const router = Router();

  router.get('/telemetry', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant, provider, status, limit, cursor } = parseWith(
      querySchema,
      req.query,
    );
    if (tenant !== undefined) {
      await access.require(credentials, tenant);
    }
    const scope = await access.scope(credentials);
    res.json(
      await telemetry.list(
        scope,
        { tenantId: tenant, provider, status },
        { limit, cursor },
      ),
    );
  });

  return router;
}
