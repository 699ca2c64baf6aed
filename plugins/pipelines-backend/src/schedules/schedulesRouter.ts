import {
  schedulePutSchema,
  scheduleUpdatePermission,
} from '@adinsights/plugin-platform-common';
import {
  allTenants,
  parseWith,
  pipelinesDirectoryAnswerSchema,
  TenantAccess,
} from '@adinsights/plugin-platform-node';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { z } from 'zod';
import { refOf } from '../callerRef';
import type { ScheduleService } from './ScheduleService';

/** `/schedules/:tenant`, and `/directory` for the other back ends. */
export function createSchedulesRouter(options: {
  httpAuth: HttpAuthService;
  access: TenantAccess;
  schedules: ScheduleService;
}): ExpressRouter {
  const { httpAuth, access, schedules } = options;
  const router = Router();

  router.get('/schedules/:tenant', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant } = req.params;
    await access.require(credentials, tenant);
    const scope = await access.scope(credentials);
    res.json(await schedules.get(scope, tenant));
  });

  router.put('/schedules/:tenant', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant } = req.params;
    await access.require(credentials, tenant, scheduleUpdatePermission);
    const put = parseWith(schedulePutSchema, req.body, 'body');
    const scope = await access.scope(credentials);
    res.json(await schedules.put(scope, tenant, put, refOf(credentials)));
  });

  router.get('/directory', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    const all = await schedules.list(allTenants);
    const answer: z.input<typeof pipelinesDirectoryAnswerSchema> = {
      items: all.map(({ tenantId, cron, timezone, jitterMs, paused }) => ({
        tenantId,
        cron,
        timezone,
        jitterMs,
        paused,
      })),
    };
    res.json(answer);
  });

  return router;
}
