import type { RunKind } from '@adinsights/plugin-platform-common';

const priorities: Record<RunKind, number> = {
  manual: 0,
  late: 1,
  scheduled: 2,
  backfill: 3,
  nightly: 4,
};

/** Place of a kind of run among those that wait: lower goes first. */
export function priorityOf(kind: RunKind): number {
  return priorities[kind];
}

/** Whether runs of a kind build every day, not only those that changed. */
export function buildsFullWindow(kind: RunKind): boolean {
  return kind === 'nightly' || kind === 'backfill';
}

/** Whether runs of a kind sync first. The others start from what has landed. */
export function syncsFirst(kind: RunKind): boolean {
  return kind === 'manual' || kind === 'scheduled';
}
