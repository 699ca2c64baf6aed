import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Duration } from 'luxon';
import { z } from 'zod';

import { activeStatuses, Job, jobStatuses, jobTypes } from '../jobs/Job';
import { JobRunner } from '../jobs/JobRunner';
import { JobStore } from '../jobs/JobStore';
import { ResourceStore } from '../state/ResourceStore';
import { ConnectionBody } from './connectionSchema';
import { idListSchema, pageOf, pageSchema } from './paging';
import { Problem } from './Problem';
import { RequestLog } from './RequestLog';

const createSchema = z.object({
  connectionId: z.uuid(),
  jobType: z.enum(jobTypes),
});

const dateSchema = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text))
  .optional();

const listSchema = pageSchema.extend({
  connectionId: z.uuid().optional(),
  workspaceIds: idListSchema,
  status: z.enum(jobStatuses).optional(),
  jobType: z.enum(jobTypes).optional(),
  createdAtStart: dateSchema,
  createdAtEnd: dateSchema,
  updatedAtStart: dateSchema,
  updatedAtEnd: dateSchema,
  orderBy: z
    .string()
    .regex(/^(createdAt|updatedAt)\|(ASC|DESC)$/)
    .default('createdAt|DESC'),
});

const orders: Record<string, Parameters<JobStore['list']>[2]> = {
  'createdAt|ASC': { column: 'createdAt', direction: 'asc' },
  'createdAt|DESC': { column: 'createdAt', direction: 'desc' },
  'updatedAt|ASC': { column: 'updatedAt', direction: 'asc' },
  'updatedAt|DESC': { column: 'updatedAt', direction: 'desc' },
};

// Of a rate limited connection, every third look at a job is turned away.
const LIMITED_LOOK = 3;

/** `/jobs`. */
export function jobsRouter(options: {
  jobs: JobStore;
  runner: JobRunner;
  connections: ResourceStore<ConnectionBody>;
  requests: RequestLog;
  isRateLimited: (connectionId: string) => Promise<boolean>;
  clock: () => Date;
}): Router {
  const { jobs, runner, connections, requests, clock } = options;
  const router = PromiseRouter();

  router.post('/jobs', async (request, response) => {
    const { connectionId, jobType } = createSchema.parse(request.body);
    const connection = await connections.get(connectionId);
    if (!connection) {
      throw Problem.notFound('connection', connectionId);
    }
    if (jobType === 'refresh') {
      throw Problem.unprocessable(
        'Refreshes are not supported in the public API',
      );
    }
    const { status = 'active' } = connection.body;
    if (status !== 'active') {
      throw Problem.stateConflict(`Connection is ${status}`);
    }
    const job = await jobs.create(connectionId, jobType, clock());
    if (!job) {
      throw Problem.tryAgainLater(connectionId);
    }
    requests.record(job.jobId, request);
    runner.start(job);
    response.json(present(job, clock()));
  });

  router.get('/jobs', async (request, response) => {
    const query = listSchema.parse(request.query);
    const found = await jobs.list(
      {
        connectionId: query.connectionId,
        workspaceIds: query.workspaceIds,
        status: query.status,
        jobType: query.jobType,
        createdAt: { from: query.createdAtStart, to: query.createdAtEnd },
        updatedAt: { from: query.updatedAtStart, to: query.updatedAtEnd },
      },
      { limit: query.limit + 1, offset: query.offset },
      orders[query.orderBy],
    );
    const now = clock();
    response.json(
      pageOf(
        request,
        query,
        found.map(job => present(job, now)),
      ),
    );
  });

  router.get('/jobs/:id', async (request, response) => {
    const job = await jobs.get(jobIdOf(request.params.id));
    if (!job) {
      throw Problem.notFound('job', request.params.id);
    }
    const look = requests.record(job.jobId, request);
    if (
      look % LIMITED_LOOK === 0 &&
      (await options.isRateLimited(job.connectionId))
    ) {
      response.status(429).json({ message: 'You are being rate limited.' });
      return;
    }
    response.json(present(job, clock()));
  });

  router.delete('/jobs/:id', async (request, response) => {
    const jobId = jobIdOf(request.params.id);
    const cancelled = await runner.cancel(jobId);
    const job = cancelled ? await jobs.get(jobId) : undefined;
    if (!job) {
      throw Problem.stateConflict('Job is not currently running');
    }
    requests.record(jobId, request);
    response.json(present(job, clock()));
  });
  return router;
}

function jobIdOf(text: string): number {
  return z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .parse(text);
}

function present(job: Job, now: Date) {
  const ended = !activeStatuses.includes(job.status);
  return {
    jobId: job.jobId,
    status: job.status,
    jobType: job.jobType,
    startTime: job.createdAt.toISOString(),
    connectionId: job.connectionId,
    ...(ended && { lastUpdatedAt: job.updatedAt.toISOString() }),
    ...(job.status !== 'pending' && {
      duration: durationOf(job.createdAt, ended ? job.updatedAt : now),
      bytesSynced: job.bytesSynced,
      rowsSynced: job.rowsSynced,
    }),
  };
}

function durationOf(from: Date, to: Date): string {
  const seconds = Math.floor((to.getTime() - from.getTime()) / 1000);
  return (
    Duration.fromObject({ seconds })
      .shiftTo('hours', 'minutes', 'seconds')
      .removeZeros()
      .toISO() ?? 'PT0S'
  );
}
