import type { ExternalJobs } from '@adinsights/plugin-platform-node';

/**
 * External jobs for modules, which are wired before the plugin has opened its
 * database: what they ask waits until then.
 */
export function lazyExternalJobs(ready: Promise<ExternalJobs>): ExternalJobs {
  return {
    find: async (stepId, attempt) => (await ready).find(stepId, attempt),
    record: async job => (await ready).record(job),
    setJob: async (stepId, attempt, jobId) =>
      (await ready).setJob(stepId, attempt, jobId),
  };
}
