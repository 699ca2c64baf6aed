import type {
  Failure,
  StepKind,
  StepState,
} from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type {
  AttemptRecord,
  RunDetailRecord,
  StepRecord,
} from '../../../runs/RunStore';

interface StepRow {
  id: string;
  kind: StepKind;
  connection_id: string | null;
  wave_id: string | null;
  state: StepState;
  attempt: number;
  rows: string | null;
  bytes: string | null;
  job_id: string | null;
}

interface AttemptRow {
  step_id: string;
  attempt: number;
  state: StepState;
  started_at: Date;
  ended_at: Date | null;
  failure: Failure | null;
}

/** The steps of a run in their order, with attempts, and its events. */
export async function readDetail(
  knex: Knex,
  runId: string,
): Promise<Pick<RunDetailRecord, 'steps' | 'events'>> {
  const [{ rows: steps }, attempts, events] = await Promise.all([
    knex.raw<{ rows: StepRow[] }>(
      `select steps.*, external_jobs.job_id from steps
       left join external_jobs on external_jobs.step_id = steps.id
         and external_jobs.attempt = steps.attempt
       where run_id = ?
       order by array_position(array['sync', 'transform', 'snapshot'], kind),
         steps.connection_id`,
      [runId],
    ),
    knex<AttemptRow>('step_attempts')
      .whereIn('step_id', knex('steps').where({ run_id: runId }).select('id'))
      .orderBy(['step_id', 'attempt'])
      .select<AttemptRow[]>('*'),
    knex('run_events')
      .where({ run_id: runId })
      .orderBy('id')
      .select<{ at: Date; type: string; text: string }[]>('at', 'type', 'text'),
  ]);
  return {
    steps: steps.map(step =>
      toStep(
        step,
        attempts.filter(({ step_id }) => step_id === step.id).map(toAttempt),
      ),
    ),
    events,
  };
}

function toStep(row: StepRow, attempts: AttemptRecord[]): StepRecord {
  return {
    id: row.id,
    kind: row.kind,
    connectionId: row.connection_id,
    waveId: row.wave_id,
    state: row.state,
    attempt: row.attempt,
    rows: row.rows === null ? null : Number(row.rows),
    bytes: row.bytes === null ? null : Number(row.bytes),
    airbyteJobId: row.job_id === null ? null : Number(row.job_id),
    attempts,
  };
}

function toAttempt(row: AttemptRow): AttemptRecord {
  return {
    attempt: row.attempt,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    failure: row.failure,
  };
}
