import type { Run } from '@adinsights/plugin-platform-common';

/** How long a run waited to start, and worked since; null before it starts. */
export interface RunTimes {
  startMs: number;
  workFromMs: number;
  endMs: number;
  waitMs: number;
  workMs: number | null;
}

/** The times of a run; one that is not over reaches up to `now`. */
export function timesOf(run: Run, now: Date): RunTimes {
  const nowMs = now.getTime();
  const startMs = Date.parse(run.queuedAt);
  const endMs = Math.max(
    startMs,
    run.endedAt ? Date.parse(run.endedAt) : nowMs,
  );
  const workFromMs = run.startedAt ? Date.parse(run.startedAt) : endMs;
  return {
    startMs,
    workFromMs,
    endMs,
    waitMs: Math.max(0, workFromMs - startMs),
    workMs: run.startedAt ? Math.max(0, endMs - workFromMs) : null,
  };
}
