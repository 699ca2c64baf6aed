import type {
  ExternalJob,
  ExternalJobs,
} from '@adinsights/plugin-platform-node';

/** Keeps to the contract of {@link ExternalJobs} in memory. */
export class MemoryExternalJobs implements ExternalJobs {
  readonly jobs: ExternalJob[] = [];

  async find(stepId: string, attempt: number) {
    return this.jobs.find(
      job => job.stepId === stepId && job.attempt === attempt,
    );
  }

  async record(job: Omit<ExternalJob, 'jobId'>) {
    if (!(await this.find(job.stepId, job.attempt))) {
      this.jobs.push({ ...job, jobId: null });
    }
  }

  async setJob(stepId: string, attempt: number, jobId: number) {
    for (const job of this.jobs.filter(known => known.jobId === jobId)) {
      job.jobId = null;
    }
    const own = await this.find(stepId, attempt);
    if (!own) {
      throw new Error(`Attempt ${attempt} of ${stepId} was never recorded`);
    }
    own.jobId = jobId;
  }
}
