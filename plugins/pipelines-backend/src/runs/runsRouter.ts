import {
  newRunSchema,
  pageQuerySchema,
  runCancelPermission,
  runStartPermission,
  runStateSchema,
} from '@adinsights/plugin-platform-common';
import {
  parseWith,
  TenantAccess,
  TenantPermission,
  traceparentSchema,
} from '@adinsights/plugin-platform-node';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { refOf } from '../callerRef';
import type { RunService } from './RunService';

const querySchema = pageQuerySchema
  .extend({
    tenant: z.string().min(1).optional(),
    state: runStateSchema.optional(),
  })
  .strict();

/** `/runs`: list, one, start by hand, cancel, retry. */
export function createRunsRouter(options: {
  httpAuth: HttpAuthService;
  access: TenantAccess;
  runs: RunService;
}): ExpressRouter {
  const { httpAuth, access, runs } = options;
  const router = Router();

  router.get('/runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant, state, limit, cursor } = parseWith(querySchema, req.query);
    if (tenant !== undefined) {
      await access.require(credentials, tenant);
    }
    const scope = await access.scope(credentials);
    res.json(
      await runs.list(scope, { tenantId: tenant, state }, { limit, cursor }),
    );
  });

  router.get('/runs/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await access.scope(credentials);
    res.json(await runs.get(scope, req.params.id));
  });

  router.post('/runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant, reason } = parseWith(newRunSchema, req.body, 'body');
    await access.require(credentials, tenant, runStartPermission);
    const record = await access.record(credentials, tenant);
    const scope = await access.scope(credentials);
    const run = await runs.start(scope, record, {
      reason,
      requestedBy: refOf(credentials),
      // The run continues the caller's trace; a bad header starts a new one.
      traceparent: traceparentSchema.safeParse(req.headers.traceparent).data,
    });
    res.status(202).json(run);
  });

  router.post('/runs/:id/cancel', async (req, res) => {
    const { scope, by } = await reach(req, runCancelPermission);
    res.status(202).json(await runs.cancel(scope, req.params.id, by));
  });

  router.post('/runs/:id/retry', async (req, res) => {
    const { scope, by } = await reach(req, runStartPermission);
    res.status(202).json(await runs.retry(scope, req.params.id, by));
  });

  /** Passes a caller who sees the run (else 404) and may do this (else 403). */
  async function reach(req: Request, permission: TenantPermission) {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await access.scope(credentials);
    const { tenantId } = await runs.get(scope, req.params.id);
    await access.require(credentials, tenantId, permission);
    return { scope, by: refOf(credentials) };
  }

  return router;
}
