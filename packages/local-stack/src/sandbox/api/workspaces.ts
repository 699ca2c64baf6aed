import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';

import { Resource, ResourceStore } from '../state/ResourceStore';
import { pageOf, pageSchema } from './paging';
import { Problem } from './Problem';

const notificationSchema = z.object({
  email: z.object({ enabled: z.boolean() }).optional(),
  webhook: z
    .object({ enabled: z.boolean(), url: z.string().optional() })
    .optional(),
});

/** Body of a workspace. The sandbox keeps webhook settings and sends nothing. */
export const workspaceSchema = z.object({
  name: z.string().min(1),
  notifications: z
    .partialRecord(
      z.enum([
        'failure',
        'success',
        'connectionUpdate',
        'connectionUpdateActionRequired',
        'syncDisabled',
        'syncDisabledWarning',
      ]),
      notificationSchema,
    )
    .default({}),
});
export type WorkspaceBody = z.infer<typeof workspaceSchema>;

/** `/workspaces`. */
export function workspacesRouter(options: {
  workspaces: ResourceStore<WorkspaceBody>;
  clock: () => Date;
  newId: () => string;
  remove: (id: string) => Promise<void>;
}): Router {
  const { workspaces, clock, newId } = options;
  const router = PromiseRouter();
  const find = async (id: string) => {
    const workspace = await workspaces.get(id);
    if (!workspace) {
      throw Problem.notFound('workspace', id);
    }
    return workspace;
  };

  router.get('/workspaces', async (request, response) => {
    const page = pageSchema.parse(request.query);
    const found = await workspaces.list({ ...page, limit: page.limit + 1 });
    response.json(pageOf(request, page, found.map(present)));
  });
  router.post('/workspaces', async (request, response) => {
    const body = workspaceSchema.parse(request.body);
    const id = newId();
    const workspace = { id, workspaceId: id, body, createdAt: clock() };
    await workspaces.insert(workspace);
    response.json(present(workspace));
  });
  router.get('/workspaces/:id', async (request, response) => {
    response.json(present(await find(request.params.id)));
  });
  router.patch('/workspaces/:id', async (request, response) => {
    const workspace = await find(request.params.id);
    const change = workspaceSchema.partial().parse(request.body);
    const body = workspaceSchema.parse({
      name: change.name ?? workspace.body.name,
      notifications: {
        ...workspace.body.notifications,
        ...change.notifications,
      },
    });
    await workspaces.update(workspace.id, body);
    response.json(present({ ...workspace, body }));
  });
  router.delete('/workspaces/:id', async (request, response) => {
    const workspace = await find(request.params.id);
    await options.remove(workspace.id);
    response.status(204).end();
  });
  return router;
}

function present({ id, body }: Resource<WorkspaceBody>) {
  return {
    workspaceId: id,
    name: body.name,
    dataResidency: 'auto',
    notifications: body.notifications,
  };
}
