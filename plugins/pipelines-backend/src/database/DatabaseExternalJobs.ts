import type {
  Clock,
  ExternalJob,
  ExternalJobs,
} from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';

interface ExternalJobRow {
  step_id: string;
  attempt: number;
  connection_id: string;
  airbyte_instance: string;
  previous_job_id: string | null;
  job_id: string | null;
  recorded_at: Date;
}

/** {@link ExternalJobs} in table `external_jobs`. */
export class DatabaseExternalJobs implements ExternalJobs {
  readonly #knex: Knex;
  readonly #clock: Clock;

  constructor(knex: Knex, clock: Clock) {
    this.#knex = knex;
    this.#clock = clock;
  }

  async find(
    stepId: string,
    attempt: number,
  ): Promise<ExternalJob | undefined> {
    const row = await this.#knex<ExternalJobRow>('external_jobs')
      .where({ step_id: stepId, attempt })
      .first();
    return (
      row && {
        stepId: row.step_id,
        attempt: row.attempt,
        connectionId: row.connection_id,
        instance: row.airbyte_instance,
        previousJobId: toNumber(row.previous_job_id),
        jobId: toNumber(row.job_id),
      }
    );
  }

  async record(job: Omit<ExternalJob, 'jobId'>): Promise<void> {
    await this.#knex('external_jobs')
      .insert({
        step_id: job.stepId,
        attempt: job.attempt,
        connection_id: job.connectionId,
        airbyte_instance: job.instance,
        previous_job_id: job.previousJobId,
        recorded_at: this.#clock.now(),
      })
      .onConflict(['step_id', 'attempt'])
      .ignore();
  }

  async setJob(stepId: string, attempt: number, jobId: number): Promise<void> {
    await this.#knex.transaction(async trx => {
      const own = await trx<ExternalJobRow>('external_jobs')
        .where({ step_id: stepId, attempt })
        .forUpdate()
        .first('airbyte_instance');
      if (!own) {
        throw new NotFoundError(
          `No job was recorded for attempt ${attempt} of step ${stepId}`,
        );
      }
      // An attempt that adopts a running job takes it over from its owner.
      await trx('external_jobs')
        .where({ airbyte_instance: own.airbyte_instance, job_id: jobId })
        .update({ job_id: null });
      await trx('external_jobs')
        .where({ step_id: stepId, attempt })
        .update({ job_id: jobId });
    });
  }
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}
