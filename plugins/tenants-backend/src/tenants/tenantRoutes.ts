import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type express from 'express';
import Router from 'express-promise-router';
import { audited } from '../audit/audited';
import {
  parseNewTenant,
  parseTenantId,
  parseTenantPatch,
  parseTenantQuery,
} from './tenantRequests';
import type { Tenants } from './tenants';

const CALLERS = { allow: ['user' as const, 'service' as const] };

/** Routes of the registry itself, for people and services. */
export function createTenantRoutes(options: {
  tenants: Tenants<BackstageCredentials>;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): express.Router {
  const { tenants, httpAuth, auditor } = options;
  const router = Router();

  router.get('/tenants', async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const query = parseTenantQuery(req.query);
    res.json(await tenants.list(credentials, query));
  });

  router.post('/tenants', async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenant = parseNewTenant(req.body);
    const created = await audited(
      auditor,
      {
        eventId: 'tenant-create',
        request: req,
        meta: { tenantId: tenant.id, owner: tenant.owner },
      },
      () => tenants.create(credentials, tenant),
    );
    res.status(201).json(created);
  });

  router.get('/tenants/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    res.json(await tenants.get(credentials, tenantId));
  });

  router.patch('/tenants/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    const patch = parseTenantPatch(req.body);
    const updated = await audited(
      auditor,
      {
        eventId: 'tenant-update',
        request: req,
        meta: { tenantId, patch },
      },
      () => tenants.update(credentials, tenantId, patch),
    );
    res.json(updated);
  });

  router.get('/fleet', async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    res.json(await tenants.fleet(credentials));
  });

  return router;
}
