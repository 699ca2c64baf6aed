import type { Run, RunDetail, Step } from '@adinsights/plugin-platform-common';
import type { RunDetailRecord, RunRecord, StepRecord } from './RunStore';
import { describeWaiting } from './waiting';

function iso(time: Date): string;
function iso(time: Date | null): string | null;
function iso(time: Date | null): string | null {
  return time && time.toISOString();
}

/** A run as the API shows it. */
export function toRun(record: RunRecord): Run {
  const { startedAt, endedAt } = record;
  return {
    id: record.id,
    tenantId: record.tenantId,
    kind: record.kind,
    slot: iso(record.slot),
    state: record.state,
    reason: record.reason,
    requestedBy: record.requestedBy,
    queuedAt: iso(record.queuedAt),
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    durationMs:
      startedAt && endedAt ? endedAt.getTime() - startedAt.getTime() : null,
    traceId: record.traceId,
    waiting: describeWaiting(record.waiting),
    failure: record.failure,
  };
}

/** A run with its steps and events as the API shows it. */
export function toRunDetail(record: RunDetailRecord): RunDetail {
  return {
    ...toRun(record),
    steps: record.steps.map(toStep),
    events: record.events.map(({ at, type, text }) => ({
      at: iso(at),
      type,
      text,
    })),
  };
}

function toStep(step: StepRecord): Step {
  return {
    id: step.id,
    kind: step.kind,
    ...(step.connectionId !== null && { connectionId: step.connectionId }),
    ...(step.waveId !== null && { waveId: step.waveId }),
    state: step.state,
    attempt: step.attempt,
    attempts: step.attempts.map(attempt => ({
      attempt: attempt.attempt,
      startedAt: iso(attempt.startedAt),
      endedAt: iso(attempt.endedAt),
      state: attempt.state,
      failure: attempt.failure,
    })),
    ...(step.rows !== null && { rows: step.rows }),
    ...(step.bytes !== null && { bytes: step.bytes }),
    ...(step.airbyteJobId !== null && { airbyteJobId: step.airbyteJobId }),
  };
}
