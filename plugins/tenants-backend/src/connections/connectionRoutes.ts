import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type express from 'express';
import Router from 'express-promise-router';
import { audited } from '../audit/audited';
import { parseTenantId } from '../tenants/tenantRequests';
import {
  parseConnectionId,
  parseConnectionPatch,
  parseConnectionQuery,
  parseNewConnection,
} from './connectionRequests';
import type { Connections } from './connections';

const CALLERS = { allow: ['user' as const, 'service' as const] };

/** Routes of a tenant's connections, for people and services. */
export function createConnectionRoutes(options: {
  connections: Connections<BackstageCredentials>;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): express.Router {
  const { connections, httpAuth, auditor } = options;
  const router = Router();
  const list = '/tenants/:id/connections';
  const one = '/tenants/:id/connections/:cid';

  router.get(list, async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    const query = parseConnectionQuery(req.query);
    res.json(await connections.list(credentials, tenantId, query));
  });

  router.post(list, async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    const connection = parseNewConnection(req.body);
    const created = await audited(
      auditor,
      {
        eventId: 'connection-create',
        request: req,
        meta: { tenantId, provider: connection.provider },
      },
      () => connections.create(credentials, tenantId, connection),
    );
    res.status(201).json(created);
  });

  router.get(one, async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    const connectionId = parseConnectionId(req.params.cid);
    res.json(await connections.get(credentials, tenantId, connectionId));
  });

  router.patch(one, async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    const connectionId = parseConnectionId(req.params.cid);
    const patch = parseConnectionPatch(req.body);
    const updated = await audited(
      auditor,
      {
        eventId: 'connection-update',
        request: req,
        meta: { tenantId, connectionId, patch },
      },
      () => connections.update(credentials, tenantId, connectionId, patch),
    );
    res.json(updated);
  });

  router.delete(one, async (req, res) => {
    const credentials = await httpAuth.credentials(req, CALLERS);
    const tenantId = parseTenantId(req.params.id);
    const connectionId = parseConnectionId(req.params.cid);
    await audited(
      auditor,
      {
        eventId: 'connection-remove',
        request: req,
        meta: { tenantId, connectionId },
      },
      () => connections.remove(credentials, tenantId, connectionId),
    );
    res.status(204).end();
  });

  return router;
}
