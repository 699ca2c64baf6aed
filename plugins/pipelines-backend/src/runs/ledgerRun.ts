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
  cancelRequested: boolean;
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

/** A sync that brought rows into landing, even if some were rejected. */
export function hasLanded(step: LedgerStep): boolean {
  return step.state === 'succeeded' || step.state === 'degraded';
}

/** A step on which nothing more happens. */
export function isOver(step: LedgerStep): boolean {
  return step.state !== 'pending' && step.state !== 'running';
}
