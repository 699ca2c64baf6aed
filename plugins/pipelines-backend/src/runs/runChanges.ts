import type { Failure, StepState } from '@adinsights/plugin-platform-common';
import type { LedgerStep } from './ledgerRun';
import type { RetryPolicy } from './retryPolicy';

/** A change to one attempt of a step. */
export interface AttemptChange {
  step: LedgerStep;
  attempt: number;
  state: StepState;
  startedAt: Date;
  endedAt: Date | null;
  rows: number | null;
  bytes: number | null;
  failure: Failure | null;
}

export interface RunEventDraft {
  type: string;
  text: string;
}

/** What decides about the future of a step. */
export interface Rules {
  now: Date;
  retries: RetryPolicy;
  /** From 0 inclusive to 1 exclusive. */
  random: () => number;
}
