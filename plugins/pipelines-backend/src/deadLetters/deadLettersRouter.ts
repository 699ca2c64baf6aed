import {
  deadLetterManagePermission,
  pageQuerySchema,
} from '@adinsights/plugin-platform-common';
import {
  JobQueue,
  parseWith,
  queueNameSchema,
  TenantAccess,
} from '@adinsights/plugin-platform-node';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';

const listSchema = pageQuerySchema.pick({ limit: true });
const paramsSchema = z.object({ queue: queueNameSchema });

/** `/dead-letters`: jobs that no worker could end, of all tenants. */
export function createDeadLettersRouter(options: {
  httpAuth: HttpAuthService;
  access: TenantAccess;
  queue: JobQueue;
}): ExpressRouter {
  const { httpAuth, access, queue } = options;
  const router = Router();

  router.get('/dead-letters', async (req, res) => {
    await admit(req);
    const { limit } = parseWith(listSchema, req.query);
    const letters = await queue.deadLetters(limit);
    res.json({
      items: letters.map(letter => ({
        ...letter,
        at: letter.at.toISOString(),
      })),
    });
  });

  router.post('/dead-letters/:queue/redrive', async (req, res) => {
    await admit(req);
    const { queue: name } = parseWith(paramsSchema, req.params);
    res.json({ queue: name, redriven: await queue.redrive(name) });
  });

  async function admit(req: Request): Promise<void> {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await access.requireBasic(credentials, deadLetterManagePermission);
  }

  return router;
}
