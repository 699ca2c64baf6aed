/** Kinds of job; `reset` is the older name of `clear`. */
export const jobTypes = ['sync', 'reset', 'refresh', 'clear'] as const;
export type JobType = (typeof jobTypes)[number];

export const jobStatuses = [
  'pending',
  'running',
  'incomplete',
  'failed',
  'succeeded',
  'cancelled',
] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** `incomplete` is not an end: an attempt failed and another one follows. */
export const activeStatuses: JobStatus[] = ['pending', 'running', 'incomplete'];

/** A job of a connection. */
export interface Job {
  jobId: number;
  connectionId: string;
  jobType: JobType;
  status: JobStatus;
  createdAt: Date;
  updatedAt: Date;
  startedAt?: Date;
  attempts: number;
  /** Attempts that ended in an error; one cut off by a restart does not count. */
  failedAttempts: number;
  /** Of the last attempt. */
  rowsSynced: number;
  bytesSynced: number;
  failure?: string;
}
