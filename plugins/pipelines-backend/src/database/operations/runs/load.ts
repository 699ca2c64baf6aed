import {
  Failure,
  Provider,
  RunKind,
  RunState,
  StepKind,
  StepState,
} from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { LedgerRun, LedgerStep } from '../../../runs/ledgerRun';
import { RunDraft } from '../../../runs/RunDraft';

interface RunRow {
  id: string;
  tenant_id: string;
  kind: RunKind;
  state: RunState;
  priority: number;
  full_window: boolean;
  traceparent: string;
  started_at: Date | null;
  first_landed_at: Date | null;
  ready_at: Date | null;
  ended_at: Date | null;
  cancel_requested_at: Date | null;
  failure: Failure | null;
}

interface StepRow {
  id: string;
  run_id: string;
  kind: StepKind;
  state: StepState;
  attempt: number;
  attempts_before: number;
  turn: number;
  not_before: Date;
  connection_id: string | null;
  provider: Provider;
  airbyte_instance: string;
  airbyte_connection_id: string;
  wave_id: string | null;
  rows: string | null;
  bytes: string | null;
  failure: Failure | null;
  started_at: Date | null;
  ended_at: Date | null;
}

/**
 * Locks runs, in the order of their ids so that two lockers cannot wait for
 * each other, and reads them with their steps. The lock comes first: steps
 * that end at the same time would else each see the others still running.
 */
export async function loadRuns(
  trx: Knex.Transaction,
  runIds: readonly string[],
): Promise<RunDraft[]> {
  if (runIds.length === 0) {
    return [];
  }
  const runs = await trx<RunRow>('runs')
    .whereIn('id', runIds)
    .orderBy('id')
    .forUpdate()
    .select('*');
  const steps = await trx<StepRow>('steps')
    .whereIn('run_id', runIds)
    .orderByRaw(
      `run_id, array_position(array['sync', 'transform', 'snapshot'], kind), connection_id`,
    )
    .select('*');
  const byRun = new Map<string, LedgerStep[]>(runs.map(({ id }) => [id, []]));
  steps.forEach(step => byRun.get(step.run_id)?.push(toStep(step)));
  return runs.map(row => new RunDraft(toRun(row, byRun.get(row.id) ?? [])));
}

function toRun(row: RunRow, steps: LedgerStep[]): LedgerRun {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    state: row.state,
    priority: row.priority,
    fullWindow: row.full_window,
    traceparent: row.traceparent,
    startedAt: row.started_at,
    firstLandedAt: row.first_landed_at,
    readyAt: row.ready_at,
    endedAt: row.ended_at,
    cancelRequestedAt: row.cancel_requested_at,
    failure: row.failure,
    steps,
  };
}

function toStep(row: StepRow): LedgerStep {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    attempt: row.attempt,
    attemptsBefore: row.attempts_before,
    turn: row.turn,
    notBefore: row.not_before,
    connection:
      row.connection_id === null
        ? null
        : {
            id: row.connection_id,
            provider: row.provider,
            airbyteInstance: row.airbyte_instance,
            airbyteConnectionId: row.airbyte_connection_id,
          },
    waveId: row.wave_id,
    rows: row.rows === null ? null : Number(row.rows),
    bytes: row.bytes === null ? null : Number(row.bytes),
    failure: row.failure,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
