import type {
  StepContext,
  StepJob,
  SyncJob,
} from '@adinsights/plugin-platform-node';
import { mockServices } from '@backstage/backend-test-utils';
import type { PollJob } from '../sync/syncJobs';
import type { SettableClock } from './SettableClock';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

export const AIRBYTE_CONNECTION = 'c7b6b1de-4f3a-4d3c-9d5e-8a1f6f2b0c11';

export function syncJob(tenantId = 'negril-resorts'): SyncJob {
  return {
    tenantId,
    runId: 'run-1',
    stepId: 'step-1',
    attempt: 1,
    traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01`,
    connectionId: `${tenantId}-meta`,
    provider: 'meta',
    airbyteInstance: 'default',
    airbyteConnectionId: AIRBYTE_CONNECTION,
  };
}

export function pollJob(jobId: number, job = syncJob()): PollJob {
  return {
    ...job,
    jobId,
    polls: 0,
    followedSince: '2026-03-10T11:00:00.000Z',
  };
}

export function syncContext<P extends StepJob>(
  payload: P,
  clock: SettableClock,
): StepContext<P> {
  const { tenantId, runId, stepId, attempt, traceparent } = payload;
  return {
    ...{ tenantId, runId, stepId, attempt, traceparent, payload, clock },
    correlationId: TRACE_ID,
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
    cancelled: new AbortController().signal,
  };
}
