import type {
  Failure,
  Provider,
  RunKind,
  RunState,
  StepKind,
  StepState,
} from '@adinsights/plugin-platform-common';

/** A step as the ledger keeps it. */
export interface LedgerStep {
  id: string;
  kind: StepKind;
  state: StepState;
  /** 0 before the first. */
  attempt: number;
  /** Made before the run was retried by hand; they count no more. */
  attemptsBefore: number;
  /** Place in the line for slots, as virtual time. */
  turn: number;
  /** While pending: no attempt starts before this. */
  notBefore: Date;
  /** The connection that a sync syncs. */
  connection: StepConnection | null;
  waveId: string | null;
  rows: number | null;
  bytes: number | null;
  failure: Failure | null;
  startedAt: Date | null;
  endedAt: Date | null;
}

export interface StepConnection {
  id: string;
  provider: Provider;
  airbyteInstance: string;
  airbyteConnectionId: string;
}

/** A run with its steps, as the ledger keeps it. */
export interface LedgerRun {
  id: string;
  tenantId: string;
  kind: RunKind;
  state: RunState;
  priority: number;
  fullWindow: boolean;
  traceparent: string;
  startedAt: Date | null;
  firstLandedAt: Date | null;
  readyAt: Date | null;
  endedAt: Date | null;
  cancelRequestedAt: Date | null;
  failure: Failure | null;
  steps: LedgerStep[];
}

/** A run that is to be queued. */
export interface NewRun {
  id: string;
  tenantId: string;
  kind: RunKind;
  slot: Date | null;
  reason: string | null;
  requestedBy: string | null;
  queuedAt: Date;
  traceparent: string;
}

/** The two steps of a run that it takes together with others. */
export function stagesOf(run: LedgerRun): {
  transform?: LedgerStep;
  snapshot?: LedgerStep;
} {
  return {
    transform: run.steps.find(({ kind }) => kind === 'transform'),
    snapshot: run.steps.find(({ kind }) => kind === 'snapshot'),
  };
}

/** A sync that brought rows into landing, even if some were rejected. */
export function hasLanded(step: LedgerStep): boolean {
  return step.state === 'succeeded' || step.state === 'degraded';
}

/** A step on which nothing more happens. */
export function isOver(step: LedgerStep): boolean {
  return step.state !== 'pending' && step.state !== 'running';
}

/** A step as people call it. */
export function nameOf(step: LedgerStep): string {
  const kind = step.kind[0].toUpperCase() + step.kind.slice(1);
  return step.connection ? `${kind} of ${step.connection.id}` : kind;
}
