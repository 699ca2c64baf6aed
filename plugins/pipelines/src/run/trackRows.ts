import type {
  RunDetail,
  Step,
  StepState,
} from '@adinsights/plugin-platform-common';

/** A stretch of time in a row: waiting, resting between attempts, or at work. */
export interface Segment {
  kind: 'wait' | 'rest' | 'work';
  fromMs: number;
  toMs: number;
  /** How the attempt ended; set for work. */
  state?: StepState;
  attempt?: number;
}

/** One line of the track: the queue, or a step. */
export interface TrackRow {
  id: string;
  step: Step | null;
  segments: Segment[];
  /** Time at work, or in the queue for its row; null before it began. */
  totalMs: number | null;
}

/**
 * The lines of a run's track. A transform or snapshot waits from the end of
 * what comes before it; a run that is not over reaches up to `now`.
 */
export function trackRows(run: RunDetail, now: Date): TrackRow[] {
  const nowMs = now.getTime();
  const queuedMs = Date.parse(run.queuedAt);
  const startMs = run.startedAt
    ? Date.parse(run.startedAt)
    : endOf(run.endedAt, nowMs);
  const queue: TrackRow = {
    id: 'queued',
    step: null,
    segments: [{ kind: 'wait', fromMs: queuedMs, toMs: startMs }],
    totalMs: Math.max(0, startMs - queuedMs),
  };
  let readyMs = startMs;
  let isNext = true;
  const rows = run.steps.map(step => {
    const isAlone = step.kind !== 'sync';
    const row = stepRow(step, isAlone ? readyMs : null, nowMs);
    if (isAlone && isNext && step.state === 'pending' && !run.endedAt) {
      row.segments.push({
        kind: row.segments.length > 0 ? 'rest' : 'wait',
        fromMs: row.segments.at(-1)?.toMs ?? readyMs,
        toMs: nowMs,
      });
    }
    const last = row.segments.at(-1);
    if (isAlone && last) {
      readyMs = last.toMs;
    }
    if (!isAlone && last) {
      readyMs = Math.max(readyMs, last.toMs);
    }
    isNext = isNext && step.state !== 'pending' && step.state !== 'running';
    return row;
  });
  return [queue, ...rows];
}

function endOf(time: string | null, nowMs: number): number {
  return time ? Date.parse(time) : nowMs;
}

function stepRow(step: Step, readyMs: number | null, nowMs: number): TrackRow {
  const segments: Segment[] = [];
  let before: { kind: 'wait' | 'rest'; atMs: number } | null =
    readyMs === null ? null : { kind: 'wait', atMs: readyMs };
  for (const { attempt, startedAt, endedAt, state } of step.attempts) {
    const fromMs = Date.parse(startedAt);
    const toMs = Math.max(fromMs, endOf(endedAt, nowMs));
    if (before && fromMs > before.atMs) {
      segments.push({ kind: before.kind, fromMs: before.atMs, toMs: fromMs });
    }
    segments.push({ kind: 'work', fromMs, toMs, state, attempt });
    before = { kind: 'rest', atMs: toMs };
  }
  const isResting =
    step.kind === 'sync' &&
    step.state === 'pending' &&
    step.attempts.length > 0;
  if (isResting && before) {
    segments.push({ kind: 'rest', fromMs: before.atMs, toMs: nowMs });
  }
  const work = segments.filter(({ kind }) => kind === 'work');
  return {
    id: step.id,
    step,
    segments,
    totalMs:
      work.length === 0
        ? null
        : work.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
  };
}
