import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** The job outside the portal that one attempt of a sync step owns. @public */
export interface ExternalJob {
  stepId: string;
  attempt: number;
  connectionId: string;
  /** Name of the Airbyte instance. */
  instance: string;
  /** Highest job id of the connection before the attempt, null if it had none. */
  previousJobId: number | null;
  /** Null until the job was made or adopted. */
  jobId: number | null;
}

/**
 * Which outside job belongs to which attempt, kept beside the run ledger.
 *
 * @public
 */
export interface ExternalJobs {
  find(stepId: string, attempt: number): Promise<ExternalJob | undefined>;
  /** Called before the job is made. The first record of an attempt stays. */
  record(job: Omit<ExternalJob, 'jobId'>): Promise<void>;
  /** Gives the job to this attempt, and away from one that had it. */
  setJob(stepId: string, attempt: number, jobId: number): Promise<void>;
}

/** For modules of the pipelines plugin that start jobs outside. @public */
export const pipelinesExternalJobsExtensionPoint =
  createExtensionPoint<ExternalJobs>({ id: 'pipelines.external-jobs' });
