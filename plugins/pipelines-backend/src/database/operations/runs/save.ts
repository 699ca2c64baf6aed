import type { Knex } from 'knex';
import type { LedgerRun, LedgerStep } from '../../../runs/ledgerRun';
import type { AttemptChange } from '../../../runs/runChanges';
import type { RunDraft } from '../../../runs/RunDraft';
import { Columns, recordset } from '../../recordset';
import { countIntoLanes } from '../lanes/count';

type Row = Record<string, unknown>;

const runColumns: Columns<Row> = {
  id: 'text',
  state: 'text',
  started_at: 'timestamptz',
  first_landed_at: 'timestamptz',
  ready_at: 'timestamptz',
  ended_at: 'timestamptz',
  cancel_requested_at: 'timestamptz',
  failure: 'jsonb',
};

const stepColumns: Columns<Row> = {
  id: 'text',
  run_id: 'text',
  kind: 'text',
  connection_id: 'text',
  provider: 'text',
  airbyte_instance: 'text',
  airbyte_connection_id: 'text',
  state: 'text',
  attempt: 'integer',
  attempts_before: 'integer',
  turn: 'double precision',
  not_before: 'timestamptz',
  wave_id: 'text',
  rows: 'bigint',
  bytes: 'bigint',
  failure: 'jsonb',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
};

const attemptColumns: Columns<Row> = {
  step_id: 'text',
  attempt: 'integer',
  tenant_id: 'text',
  kind: 'text',
  connection_id: 'text',
  state: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  rows: 'bigint',
  bytes: 'bigint',
  failure: 'jsonb',
};

const eventColumns: Columns<Row> = {
  run_id: 'text',
  at: 'timestamptz',
  type: 'text',
  text: 'text',
};

/** Writes everything that changed about locked runs, in five statements. */
export async function saveRuns(
  trx: Knex.Transaction,
  drafts: readonly RunDraft[],
  now: Date,
): Promise<void> {
  if (drafts.length === 0) {
    return;
  }
  await trx.raw(
    `update runs set state = r.state, started_at = r.started_at,
       first_landed_at = r.first_landed_at, ready_at = r.ready_at,
       ended_at = r.ended_at, failure = r.failure,
       cancel_requested_at = r.cancel_requested_at
     from ? where runs.id = r.id`,
    [
      recordset(
        trx,
        runColumns,
        drafts.map(draft => toRunRow(draft.run)),
      ),
    ],
  );
  const steps = drafts.flatMap(({ run, changed }) =>
    [...changed].map(step => toStepRow(run, step)),
  );
  // Those that are new are inserted, the others take over what may change.
  await trx.raw(
    `insert into steps (${names(stepColumns)})
     select ${names(stepColumns)} from ?
     on conflict (id) do update set state = excluded.state,
       attempt = excluded.attempt,
       attempts_before = excluded.attempts_before, turn = excluded.turn,
       not_before = excluded.not_before,
       wave_id = excluded.wave_id, rows = excluded.rows,
       bytes = excluded.bytes, failure = excluded.failure,
       started_at = excluded.started_at, ended_at = excluded.ended_at`,
    [recordset(trx, stepColumns, steps)],
  );
  const attempts = drafts.flatMap(({ run, attempts: changes }) =>
    changes.map(change => toAttemptRow(run, change)),
  );
  await trx.raw(
    `insert into step_attempts (${names(attemptColumns)})
     select ${names(attemptColumns)} from ?
     on conflict (step_id, attempt) do update set state = excluded.state,
       ended_at = excluded.ended_at, rows = excluded.rows,
       bytes = excluded.bytes, failure = excluded.failure`,
    [recordset(trx, attemptColumns, attempts)],
  );
  const events = drafts.flatMap(({ run, events: drafted }) =>
    drafted.map(event => ({ run_id: run.id, at: now, ...event })),
  );
  await trx.raw(
    `insert into run_events (${names(eventColumns)})
     select ${names(eventColumns)} from ?`,
    [recordset(trx, eventColumns, events)],
  );
  await countIntoLanes(
    trx,
    drafts.map(draft => draft.laneChange()),
  );
}

function names(columns: Columns<Row>): string {
  return Object.keys(columns).join(', ');
}

function toRunRow(run: LedgerRun): Row {
  return {
    id: run.id,
    state: run.state,
    started_at: run.startedAt,
    first_landed_at: run.firstLandedAt,
    ready_at: run.readyAt,
    ended_at: run.endedAt,
    cancel_requested_at: run.cancelRequestedAt,
    failure: run.failure,
  };
}

function toStepRow(run: LedgerRun, step: LedgerStep): Row {
  return {
    id: step.id,
    run_id: run.id,
    kind: step.kind,
    connection_id: step.connection?.id ?? null,
    provider: step.connection?.provider ?? null,
    airbyte_instance: step.connection?.airbyteInstance ?? null,
    airbyte_connection_id: step.connection?.airbyteConnectionId ?? null,
    state: step.state,
    attempt: step.attempt,
    attempts_before: step.attemptsBefore,
    turn: step.turn,
    not_before: step.notBefore,
    wave_id: step.waveId,
    rows: step.rows,
    bytes: step.bytes,
    failure: step.failure,
    started_at: step.startedAt,
    ended_at: step.endedAt,
  };
}

function toAttemptRow(run: LedgerRun, change: AttemptChange): Row {
  return {
    step_id: change.step.id,
    attempt: change.attempt,
    tenant_id: run.tenantId,
    kind: change.step.kind,
    connection_id: change.step.connection?.id ?? null,
    state: change.state,
    started_at: change.startedAt,
    ended_at: change.endedAt,
    rows: change.rows,
    bytes: change.bytes,
    failure: change.failure,
  };
}
