import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';

import {
  destinationConfigurationSchema,
  DestinationConfiguration,
  SourceConfiguration,
  sourceConfigurationSchema,
} from '../accounts/configuration';
import { Resource, ResourceStore } from '../state/ResourceStore';
import { idListSchema, pageOf, pageSchema } from './paging';
import { Problem } from './Problem';
import { maskSecrets, mergeConfiguration } from './secrets';
import { WorkspaceBody } from './workspaces';

/** Body of a source or of a destination. */
export interface ActorBody<Configuration> {
  name: string;
  configuration: Configuration;
}

/** Body of a source. */
export const sourceSchema = z.object({
  name: z.string().min(1),
  configuration: sourceConfigurationSchema,
});
export type SourceBody = ActorBody<SourceConfiguration>;

/** Body of a destination. */
export const destinationSchema = z.object({
  name: z.string().min(1),
  configuration: destinationConfigurationSchema,
});
export type DestinationBody = ActorBody<DestinationConfiguration>;

const changeSchema = z.object({
  name: z.string().min(1).optional(),
  configuration: z.record(z.string(), z.unknown()).optional(),
});

/** Sources and destinations: the same routes over different configurations. */
export function actorsRouter<Configuration>(options: {
  kind: 'source' | 'destination';
  /** Fixed by Airbyte for each type of connector. */
  definitionIdOf: (configuration: Configuration) => string;
  schema: z.ZodType<ActorBody<Configuration>>;
  actors: ResourceStore<ActorBody<Configuration>>;
  workspaces: ResourceStore<WorkspaceBody>;
  clock: () => Date;
  newId: () => string;
  remove: (id: string) => Promise<void>;
}): Router {
  const { kind, schema, actors, workspaces, clock, newId } = options;
  const router = PromiseRouter();
  const find = async (id: string) => {
    const actor = await actors.get(id);
    if (!actor) {
      throw Problem.notFound(kind, id);
    }
    return actor;
  };
  const present = (actor: Resource<ActorBody<Configuration>>) => {
    const { configuration, name } = actor.body;
    const type = z.record(z.string(), z.unknown()).parse(configuration);
    return {
      [`${kind}Id`]: actor.id,
      name,
      [`${kind}Type`]: type[`${kind}Type`],
      definitionId: options.definitionIdOf(configuration),
      workspaceId: actor.workspaceId,
      configuration: maskSecrets(configuration),
      createdAt: Math.floor(actor.createdAt.getTime() / 1000),
    };
  };
  const save = async (
    actor: Resource<ActorBody<Configuration>>,
    body: unknown,
  ) => {
    const checked = schema.parse(body);
    await actors.update(actor.id, checked);
    return present({ ...actor, body: checked });
  };

  router.get(`/${kind}s`, async (request, response) => {
    const query = pageSchema
      .extend({ workspaceIds: idListSchema })
      .parse(request.query);
    const found = await actors.list({ ...query, limit: query.limit + 1 });
    response.json(pageOf(request, query, found.map(present)));
  });
  router.post(`/${kind}s`, async (request, response) => {
    const { workspaceId } = z
      .object({ workspaceId: z.uuid() })
      .parse(request.body);
    const body = schema.parse(request.body);
    if (!(await workspaces.get(workspaceId))) {
      throw Problem.notFound('workspace', workspaceId);
    }
    const actor = { id: newId(), workspaceId, body, createdAt: clock() };
    await actors.insert(actor);
    response.json(present(actor));
  });
  router.get(`/${kind}s/:id`, async (request, response) => {
    response.json(present(await find(request.params.id)));
  });
  router.patch(`/${kind}s/:id`, async (request, response) => {
    const actor = await find(request.params.id);
    const change = changeSchema.parse(request.body);
    response.json(await save(actor, mergeConfiguration(actor.body, change)));
  });
  router.put(`/${kind}s/:id`, async (request, response) => {
    response.json(await save(await find(request.params.id), request.body));
  });
  router.delete(`/${kind}s/:id`, async (request, response) => {
    const actor = await find(request.params.id);
    await options.remove(actor.id);
    response.status(204).end();
  });
  return router;
}
