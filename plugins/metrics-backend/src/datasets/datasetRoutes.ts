import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseWith, TenantAccess } from '@adinsights/plugin-platform-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { FreshnessReader } from '../freshness/FreshnessReader';
import { listDatasets } from './listDatasets';

const querySchema = z.strictObject({
  tenant: z.string({ error: 'is required once' }).min(1).max(64),
});

/** `GET /datasets`. */
export function addDatasetRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    access: TenantAccess;
    freshness: FreshnessReader;
    demoEnabled: boolean;
  },
): void {
  const { httpAuth, access, freshness, demoEnabled } = options;
  router.get('/datasets', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant } = parseWith(querySchema, req.query);
    const record = await access.record(credentials, tenant);
    const state = await freshness.tenant(record);
    res.json({ items: listDatasets(state, { demoEnabled }) });
  });
}
