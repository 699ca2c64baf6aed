import type { WaveJob } from '@adinsights/plugin-platform-node';

/** When waves form and how large they get. */
export interface WavePolicy {
  /** Name of the warehouse that this portal's waves build in. */
  warehouse: string;
  /** A wave forms once the oldest ready run has waited this long. */
  maxWaitMs: number;
  /** A wave of this size forms at once; none is larger. */
  maxMembers: number;
  /** No wave that builds all days is larger than this. */
  maxFullWindowMembers: number;
  /** A stage that has not ended by then has failed. */
  buildDeadlineMs: number;
  snapshotDeadlineMs: number;
}

/** What starting a stage of a wave needs from outside. */
export interface WaveStart {
  now: Date;
  policy: WavePolicy;
  newId: () => string;
  /** Sends the job of the stage in the transaction that starts it. */
  send: (job: WaveJob) => Promise<void>;
}

/** Tokens of a wave count up, so that the warehouse knows a later from an earlier. */
export const FIRST_TOKEN = '1';

export function tokenAfter(token: string): string {
  return String(Number(token) + 1);
}

/** Where the job of a stage goes. */
export function queueOfStage(
  stage: WaveJob['stage'],
): 'dbt.run' | 'snapshot.build' {
  return stage === 'building' ? 'dbt.run' : 'snapshot.build';
}
