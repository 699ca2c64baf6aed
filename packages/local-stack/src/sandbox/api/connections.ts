import { Router } from 'express';
import PromiseRouter from 'express-promise-router';

import { rawIdentifier } from '../raw/rawIdentifier';
import { Resource, ResourceStore } from '../state/ResourceStore';
import { Stream } from '../streams/Stream';
import { streamsOf } from '../streams/streamsOf';
import { DestinationBody, SourceBody } from './actors';
import {
  ConnectionBody,
  connectionChangeSchema,
  connectionSchema,
} from './connectionSchema';
import { idListSchema, pageOf, pageSchema } from './paging';
import { Problem } from './Problem';

const MAX_IDENTIFIER = 63;

/** `/connections`. */
export function connectionsRouter(options: {
  connections: ResourceStore<ConnectionBody>;
  sources: ResourceStore<SourceBody>;
  destinations: ResourceStore<DestinationBody>;
  clock: () => Date;
  newId: () => string;
  remove: (id: string) => Promise<void>;
}): Router {
  const { connections, sources, destinations, clock, newId } = options;
  const router = PromiseRouter();
  const find = async (id: string) => {
    const connection = await connections.get(id);
    if (!connection) {
      throw Problem.notFound('connection', id);
    }
    return connection;
  };
  const sourceOf = async ({ sourceId }: ConnectionBody) => {
    const source = await sources.get(sourceId);
    if (!source) {
      throw Problem.notFound('source', sourceId);
    }
    return source;
  };
  const check = async (body: ConnectionBody) => {
    const source = await sourceOf(body);
    const destination = await destinations.get(body.destinationId);
    if (!destination) {
      throw Problem.notFound('destination', body.destinationId);
    }
    if (destination.workspaceId !== source.workspaceId) {
      throw Problem.badRequest(
        'destinationId: source and destination are of different workspaces',
      );
    }
    selectedStreams(source.body, body);
    if (body.namespaceDefinition === 'custom_format' && !body.namespaceFormat) {
      throw Problem.badRequest('namespaceFormat: needed for custom_format');
    }
    if (rawSchemaOf(body, destination.body).length > MAX_IDENTIFIER) {
      throw Problem.badRequest(
        `namespaceFormat: longer than ${MAX_IDENTIFIER} characters`,
      );
    }
    return source;
  };
  const present = async (connection: Resource<ConnectionBody>) => {
    const source = await sourceOf(connection.body);
    return presentConnection(
      connection,
      selectedStreams(source.body, connection.body),
    );
  };

  router.get('/connections', async (request, response) => {
    const query = pageSchema
      .extend({ workspaceIds: idListSchema })
      .parse(request.query);
    const found = await connections.list({ ...query, limit: query.limit + 1 });
    const page = pageOf(request, query, found);
    response.json({
      ...page,
      data: await Promise.all(page.data.map(present)),
    });
  });
  router.post('/connections', async (request, response) => {
    const body = connectionSchema.parse(request.body);
    const { workspaceId } = await check(body);
    const connection = { id: newId(), workspaceId, body, createdAt: clock() };
    await connections.insert(connection);
    response.json(await present(connection));
  });
  router.get('/connections/:id', async (request, response) => {
    response.json(await present(await find(request.params.id)));
  });
  router.patch('/connections/:id', async (request, response) => {
    const connection = await find(request.params.id);
    const body = {
      ...connection.body,
      ...connectionChangeSchema.parse(request.body),
    };
    await check(body);
    await connections.update(connection.id, body);
    response.json(await present({ ...connection, body }));
  });
  router.delete('/connections/:id', async (request, response) => {
    const connection = await find(request.params.id);
    await options.remove(connection.id);
    response.status(204).end();
  });
  return router;
}

/** The streams a connection syncs: those it names, or all. */
export function selectedStreams(
  source: SourceBody,
  { configurations }: ConnectionBody,
): Stream[] {
  const offered = streamsOf(source.configuration.sourceType);
  const named = configurations?.streams ?? [];
  const unknown = named.find(
    ({ name }) => !offered.some(stream => stream.name === name),
  );
  if (unknown) {
    throw Problem.badRequest(
      `configurations.streams: the source has no stream ${unknown.name}`,
    );
  }
  return named.length === 0
    ? offered
    : offered.filter(stream => named.some(({ name }) => name === stream.name));
}

/** The schema a connection lands in. */
export function rawSchemaOf(
  connection: ConnectionBody,
  destination: DestinationBody,
): string {
  return rawIdentifier(
    connection.namespaceDefinition === 'custom_format' &&
      connection.namespaceFormat
      ? connection.namespaceFormat
      : destination.configuration.schema,
  );
}

function presentConnection(
  { id, workspaceId, body, createdAt }: Resource<ConnectionBody>,
  streams: Stream[],
) {
  const { configurations, ...rest } = body;
  return {
    connectionId: id,
    name: `Connection ${id}`,
    status: 'active',
    schedule: { scheduleType: 'manual' },
    dataResidency: 'auto',
    namespaceDefinition: 'destination',
    prefix: '',
    nonBreakingSchemaUpdatesBehavior: 'ignore',
    ...rest,
    workspaceId,
    configurations: {
      streams: streams.map(stream => ({
        name: stream.name,
        syncMode: stream.cursor ? 'incremental_append' : 'full_refresh_append',
        cursorField: stream.cursor ? [stream.cursor] : [],
        primaryKey: stream.primaryKey.map(field => [field]),
        ...configurations?.streams.find(({ name }) => name === stream.name),
      })),
    },
    createdAt: Math.floor(createdAt.getTime() / 1000),
    tags: [],
  };
}
