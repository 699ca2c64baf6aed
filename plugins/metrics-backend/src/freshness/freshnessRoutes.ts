import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  freshnessStateSchema,
  pageQuerySchema,
} from '@adinsights/plugin-platform-common';
import {
  allTenants,
  decodeCursor,
  encodeCursor,
  parseWith,
  TenantAccess,
} from '@adinsights/plugin-platform-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { FreshnessReader } from './FreshnessReader';

const querySchema = pageQuerySchema
  .extend({
    tenant: z.string().min(1).max(64).optional(),
    layer: z
      .string()
      .regex(/^(marts|snapshot|source:[a-z][a-z0-9_]*)$/, {
        error: 'must be marts, snapshot or source:<provider>',
      })
      .optional(),
    state: freshnessStateSchema.optional(),
  })
  .strict();

const keySchema = z.object({ tenantId: z.string(), layer: z.string() });

/** `GET /freshness`, and `/fleet-freshness` for other back ends. */
export function addFreshnessRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    access: TenantAccess;
    freshness: FreshnessReader;
  },
): void {
  const { httpAuth, access, freshness } = options;

  router.get('/freshness', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant, cursor, ...rest } = parseWith(querySchema, req.query);
    const after = cursor ? decodeCursor(keySchema, cursor) : undefined;
    if (tenant) {
      await access.require(credentials, tenant);
    }
    const scope = await access.scope(credentials);
    const { items, next } = await freshness.layers(scope, {
      tenantId: tenant,
      after: after && { ...after },
      ...rest,
    });
    res.json({ items, nextCursor: next && encodeCursor(next) });
  });

  router.get('/fleet-freshness', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    res.json({ items: await freshness.fleet(allTenants) });
  });
}
