import express, { Express } from 'express';
import { Knex } from 'knex';

import { AccessTokens } from './api/AccessTokens';
import { actorsRouter, destinationSchema, sourceSchema } from './api/actors';
import { connectionsRouter } from './api/connections';
import { connectionSchema } from './api/connectionSchema';
import { controlsRouter } from './api/controls';
import { jobsRouter } from './api/jobs';
import { Problem, problemHandler } from './api/Problem';
import { Removal, ResourceStores } from './api/Removal';
import { RequestLog } from './api/RequestLog';
import { workspaceSchema, workspacesRouter } from './api/workspaces';
import { workFinder } from './api/workFinder';
import { JobRunner } from './jobs/JobRunner';
import { JobStore } from './jobs/JobStore';
import { AccountControlStore } from './state/AccountControlStore';
import { ResourceStore } from './state/ResourceStore';

// Fixed by Airbyte for each connector.
const sourceDefinitionIds = {
  'facebook-marketing': 'e7778cfc-e97c-4458-9ecb-b4f2bba8946c',
  'google-ads': '253487c0-2246-43ba-a21f-5116b20a2c50',
};
const postgresDefinitionId = '25c5221d-dce2-4163-ade9-739ef790f503';

/** Wires the routes and the job runner over an open state database. */
export function createSandbox(options: {
  knex: Knex;
  clock: () => Date;
  newId: () => string;
  clientId: string;
  clientSecret: string;
  tokenLifetimeMs: number;
  syncDurationMs: number;
}): { app: Express; runner: JobRunner } {
  const { knex, clock, newId } = options;
  const stores: ResourceStores = {
    workspaces: new ResourceStore(knex, 'workspace', workspaceSchema),
    sources: new ResourceStore(knex, 'source', sourceSchema),
    destinations: new ResourceStore(knex, 'destination', destinationSchema),
    connections: new ResourceStore(knex, 'connection', connectionSchema),
  };
  const controls = new AccountControlStore(knex);
  const jobs = new JobStore(knex);
  const requests = new RequestLog();
  const workOf = workFinder(stores, controls);
  const runner = new JobRunner({
    jobs,
    workOf,
    clock,
    syncDurationMs: options.syncDurationMs,
  });
  const removal = new Removal({ stores, jobs, runner });
  const tokens = new AccessTokens({
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    lifetimeMs: options.tokenLifetimeMs,
    clock,
  });

  const app = express();
  app.disable('x-powered-by');
  app.use(
    express.json({ limit: '1mb' }),
    express.urlencoded({ extended: false }),
  );
  app.get('/api/public/v1/health', (_request, response) => {
    response.type('text/plain').send('Successful operation');
  });
  app.use('/api/public/v1', tokens.router());
  app.use(
    '/api/public/v1',
    tokens.guard(),
    workspacesRouter({
      workspaces: stores.workspaces,
      clock,
      newId,
      remove: id => removal.workspace(id),
    }),
    actorsRouter({
      kind: 'source',
      definitionIdOf: ({ sourceType }) => sourceDefinitionIds[sourceType],
      schema: sourceSchema,
      actors: stores.sources,
      workspaces: stores.workspaces,
      clock,
      newId,
      remove: id => removal.source(id),
    }),
    actorsRouter({
      kind: 'destination',
      definitionIdOf: () => postgresDefinitionId,
      schema: destinationSchema,
      actors: stores.destinations,
      workspaces: stores.workspaces,
      clock,
      newId,
      remove: id => removal.destination(id),
    }),
    connectionsRouter({
      ...stores,
      clock,
      newId,
      remove: id => removal.connection(id),
    }),
    jobsRouter({
      jobs,
      runner,
      connections: stores.connections,
      requests,
      clock,
      isRateLimited: async id =>
        (await workOf(id))?.source.behaviour === 'rate_limited',
    }),
  );
  app.use('/sandbox/v1', controlsRouter({ controls, jobs, requests }));
  app.use((request, _response, next) => {
    next(Problem.notFound('route', `${request.method} ${request.path}`));
  });
  app.use(problemHandler);
  return { app, runner };
}
