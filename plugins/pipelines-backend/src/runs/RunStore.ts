import type {
  Failure,
  RunKind,
  RunState,
  StepKind,
  StepState,
} from '@adinsights/plugin-platform-common';
import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { NewRun } from './ledgerRun';
import type { WaitingFacts } from './waiting';

/** A run as lists show it. */
export interface RunRecord {
  id: string;
  tenantId: string;
  kind: RunKind;
  slot: Date | null;
  state: RunState;
  reason: string | null;
  requestedBy: string | null;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  traceId: string;
  failure: Failure | null;
  waiting: WaitingFacts | null;
}

export interface AttemptRecord {
  attempt: number;
  state: StepState;
  startedAt: Date;
  endedAt: Date | null;
  failure: Failure | null;
}

export interface StepRecord {
  id: string;
  kind: StepKind;
  connectionId: string | null;
  waveId: string | null;
  state: StepState;
  attempt: number;
  rows: number | null;
  bytes: number | null;
  airbyteJobId: number | null;
  attempts: AttemptRecord[];
}

export interface RunDetailRecord extends RunRecord {
  steps: StepRecord[];
  events: { at: Date; type: string; text: string }[];
}

/** Where a page of runs begins: after this run. */
export interface RunKey {
  queuedAt: Date;
  id: string;
}

export interface RunFilter {
  tenantId?: string;
  state?: RunState;
}

export interface RunStore {
  /** Newest first. */
  list(
    scope: TenantScope,
    filter: RunFilter,
    page: { limit: number; after?: RunKey },
  ): Promise<RunRecord[]>;
  get(scope: TenantScope, runId: string): Promise<RunDetailRecord | undefined>;
  /** Queues a run by hand, or finds the one that waits already; its id. */
  queueManual(run: NewRun): Promise<string>;
}
