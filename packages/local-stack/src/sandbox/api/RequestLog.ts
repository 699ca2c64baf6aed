import { Request } from 'express';

/** A request about a job, with the headers that tie it to its caller. */
export interface LoggedRequest {
  jobId: number;
  method: string;
  path: string;
  traceparent: string | null;
  correlationId: string | null;
}

const MAX_JOBS = 500;
const MAX_REQUESTS_PER_JOB = 200;

/** The last requests about the last jobs, for tests and for people. */
export class RequestLog {
  readonly #byJob = new Map<
    number,
    { requests: LoggedRequest[]; counts: Map<string, number> }
  >();

  /** @returns how many requests of this method the job has had */
  record(jobId: number, request: Request): number {
    const entry = this.#byJob.get(jobId) ?? {
      requests: [],
      counts: new Map<string, number>(),
    };
    this.#byJob.set(jobId, entry);
    if (this.#byJob.size > MAX_JOBS) {
      const [oldest] = this.#byJob.keys();
      this.#byJob.delete(oldest);
    }
    entry.requests.push({
      jobId,
      method: request.method,
      path: request.originalUrl,
      traceparent: request.get('traceparent') ?? null,
      correlationId: request.get('x-correlation-id') ?? null,
    });
    if (entry.requests.length > MAX_REQUESTS_PER_JOB) {
      entry.requests.shift();
    }
    const count = (entry.counts.get(request.method) ?? 0) + 1;
    entry.counts.set(request.method, count);
    return count;
  }

  of(jobId: number): LoggedRequest[] {
    return this.#byJob.get(jobId)?.requests ?? [];
  }
}
