import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';

import { sandboxSettingsSchema } from '../accounts/configuration';
import { corruptions } from '../accounts/corruption';
import { JobStore } from '../jobs/JobStore';
import { AccountControlStore } from '../state/AccountControlStore';
import { Problem } from './Problem';
import { RequestLog } from './RequestLog';

const accountIdSchema = z.string().regex(/^\d{4,20}$/);
const jobIdSchema = z.coerce.number().int().min(1);

const changeSchema = z.strictObject({
  behaviour: sandboxSettingsSchema.shape.behaviour.nullable(),
  corrupt: z.enum(corruptions).nullish(),
});

/**
 * The sandbox's own API under `/sandbox/v1`, for tests and for people: how an
 * account behaves, and what a job's callers sent. It takes no token; the
 * server listens on the loopback interface only.
 */
export function controlsRouter(options: {
  controls: AccountControlStore;
  jobs: JobStore;
  requests: RequestLog;
}): Router {
  const { controls, jobs, requests } = options;
  const router = PromiseRouter();

  router.patch('/accounts/:accountId', async (request, response) => {
    const accountId = accountIdSchema.parse(request.params.accountId);
    const change = changeSchema.parse(request.body);
    response.json({ accountId, ...(await controls.set(accountId, change)) });
  });

  router.get('/requests', (request, response) => {
    const { jobId } = z.object({ jobId: jobIdSchema }).parse(request.query);
    response.json({ data: requests.of(jobId) });
  });

  // The public API tells neither attempts nor why one failed.
  router.get('/jobs/:jobId', async (request, response) => {
    const job = await jobs.get(jobIdSchema.parse(request.params.jobId));
    if (!job) {
      throw Problem.notFound('job', request.params.jobId);
    }
    response.json({
      jobId: job.jobId,
      status: job.status,
      attempts: job.attempts,
      failedAttempts: job.failedAttempts,
      failure: job.failure ?? null,
    });
  });
  return router;
}
