import { Knex } from 'knex';

import { DayNumber } from '../accounts/day';
import { activeStatuses, Job, JobStatus, JobType } from './Job';

interface JobRow {
  job_id: string;
  connection_id: string;
  job_type: JobType;
  status: JobStatus;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  attempts: number;
  failed_attempts: number;
  rows_synced: string;
  bytes_synced: string;
  read_until: number | null;
  failure: string | null;
}

/** What a list of jobs is narrowed to. */
export interface JobFilter {
  connectionId?: string;
  workspaceIds?: string[];
  status?: JobStatus;
  jobType?: JobType;
  createdAt?: { from?: Date; to?: Date };
  updatedAt?: { from?: Date; to?: Date };
}

/** Where a connection's reading stands. */
export interface ConnectionState {
  /** Last day that a succeeded sync has read; undefined before the first. */
  readUntil?: DayNumber;
  /** Times the connection was cleared. */
  generationId: number;
}

const UNIQUE_VIOLATION = '23505';

/**
 * The jobs. Ids come from one sequence and are never given twice. An ended job
 * is never changed again, so a cancel that comes first wins.
 */
export class JobStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Undefined when the connection already has a job that has not ended. */
  async create(
    connectionId: string,
    jobType: JobType,
    now: Date,
  ): Promise<Job | undefined> {
    try {
      const [row] = await this.#knex<JobRow>('jobs')
        .insert({
          connection_id: connectionId,
          job_type: jobType,
          status: 'pending',
          created_at: now,
          updated_at: now,
        })
        .returning('*');
      return toJob(row);
    } catch (error) {
      if (isUniqueViolation(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async get(jobId: number): Promise<Job | undefined> {
    const row = await this.#knex<JobRow>('jobs')
      .where({ job_id: String(jobId) })
      .first();
    return row && toJob(row);
  }

  async list(
    filter: JobFilter,
    page: { limit: number; offset: number },
    order: { column: 'createdAt' | 'updatedAt'; direction: 'asc' | 'desc' },
  ): Promise<Job[]> {
    const rows = await this.#knex<JobRow>('jobs')
      .modify(query => applyFilter(this.#knex, query, filter))
      .orderBy(
        order.column === 'createdAt' ? 'created_at' : 'updated_at',
        order.direction,
      )
      .orderBy('job_id', order.direction)
      .limit(page.limit)
      .offset(page.offset);
    return rows.map(toJob);
  }

  async listActive(): Promise<Job[]> {
    const rows = await this.#knex<JobRow>('jobs')
      .whereIn('status', activeStatuses)
      .orderBy('job_id');
    return rows.map(toJob);
  }

  /** Starts the next attempt. Undefined when the job has ended meanwhile. */
  async beginAttempt(jobId: number, now: Date): Promise<Job | undefined> {
    const [row] = await this.#active(jobId)
      .update({
        status: 'running',
        attempts: this.#knex.raw('attempts + 1'),
        started_at: this.#knex.raw('coalesce(started_at, ?)', [now]),
        rows_synced: '0',
        bytes_synced: '0',
        updated_at: now,
      })
      .returning('*');
    return row && toJob(row);
  }

  async progress(jobId: number, rows: number, bytes: number): Promise<void> {
    await this.#active(jobId).update({
      rows_synced: String(rows),
      bytes_synced: String(bytes),
    });
  }

  /** An attempt failed; another one follows. */
  async failAttempt(jobId: number, failure: string, now: Date): Promise<void> {
    await this.#active(jobId).update({
      status: 'incomplete',
      failed_attempts: this.#knex.raw('failed_attempts + 1'),
      failure,
      updated_at: now,
    });
  }

  /** Ends a job; false when it had ended before. */
  async finish(
    jobId: number,
    status: 'succeeded' | 'failed' | 'cancelled',
    now: Date,
    result: { readUntil?: DayNumber; failure?: string } = {},
  ): Promise<boolean> {
    const changed = await this.#active(jobId).update({
      status,
      updated_at: now,
      ...(result.readUntil !== undefined && { read_until: result.readUntil }),
      ...(result.failure !== undefined && { failure: result.failure }),
    });
    return changed > 0;
  }

  async stateOf(connectionId: string): Promise<ConnectionState> {
    const succeeded = () =>
      this.#knex<JobRow>('jobs').where({
        connection_id: connectionId,
        status: 'succeeded',
      });
    const clears = await succeeded()
      .whereIn('job_type', ['clear', 'reset'])
      .select('job_id')
      .orderBy('job_id', 'desc');
    const lastSync = await succeeded()
      .where({ job_type: 'sync' })
      .where('job_id', '>', clears[0]?.job_id ?? '0')
      .orderBy('job_id', 'desc')
      .first();
    return {
      readUntil: lastSync?.read_until ?? undefined,
      generationId: clears.length,
    };
  }

  #active(jobId: number) {
    return this.#knex<JobRow>('jobs')
      .where({ job_id: String(jobId) })
      .whereIn('status', activeStatuses);
  }
}

function applyFilter(
  knex: Knex,
  query: Knex.QueryBuilder<JobRow>,
  filter: JobFilter,
): void {
  const exact = {
    connection_id: filter.connectionId,
    status: filter.status,
    job_type: filter.jobType,
  };
  for (const [column, value] of Object.entries(exact)) {
    if (value !== undefined) {
      void query.where(column, value);
    }
  }
  const ranges = {
    created_at: filter.createdAt,
    updated_at: filter.updatedAt,
  };
  for (const [column, range] of Object.entries(ranges)) {
    if (range?.from) {
      void query.where(column, '>=', range.from);
    }
    if (range?.to) {
      void query.where(column, '<=', range.to);
    }
  }
  if (filter.workspaceIds) {
    void query.whereIn(
      'connection_id',
      knex('resources')
        .select('id')
        .where({ kind: 'connection' })
        .whereIn('workspace_id', filter.workspaceIds),
    );
  }
}

function toJob(row: JobRow): Job {
  return {
    jobId: Number(row.job_id),
    connectionId: row.connection_id,
    jobType: row.job_type,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at ?? undefined,
    attempts: row.attempts,
    failedAttempts: row.failed_attempts,
    rowsSynced: Number(row.rows_synced),
    bytesSynced: Number(row.bytes_synced),
    failure: row.failure ?? undefined,
  };
}

function isUniqueViolation(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION
  );
}
