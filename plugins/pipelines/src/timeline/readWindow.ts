import type { Page, Run } from '@adinsights/plugin-platform-common';
import { isOver } from '../data/isOver';

// A run queued before the window may still have worked inside it.
const GRACE_MS = 3_600_000;

/** The runs of a window, newest first. */
export interface WindowRuns {
  runs: Run[];
  /** There were more than were read: the window is not whole. */
  isCut: boolean;
}

/**
 * Reads pages of runs, newest first, until the window begins. With a
 * `previous` answer it reads only as far as anything can have changed: until
 * it meets a run it knows, past all that were at work.
 *
 * @param readPage - one page, from a cursor on
 * @param maxPages - after which the window is cut off
 */
export async function readWindow(options: {
  readPage: (cursor?: string) => Promise<Page<Run>>;
  from: Date;
  maxPages: number;
  previous?: WindowRuns;
}): Promise<WindowRuns> {
  const { readPage, from, maxPages, previous } = options;
  const since = from.getTime() - GRACE_MS;
  const known = new Set(previous?.runs.map(({ id }) => id));
  const open = new Set(
    previous?.runs.filter(run => !isOver(run)).map(({ id }) => id),
  );
  const read = new Map<string, Run>();
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const { items, nextCursor } = await readPage(cursor);
    items.forEach(run => read.set(run.id, run));
    items.forEach(({ id }) => open.delete(id));
    const last = items.at(-1);
    if (!last || !nextCursor || Date.parse(last.queuedAt) < since) {
      return { runs: within([...read.values()], from), isCut: false };
    }
    if (known.has(last.id) && open.size === 0 && previous) {
      const older = previous.runs.filter(({ id }) => !read.has(id));
      return {
        runs: within([...read.values(), ...older], from),
        isCut: previous.isCut,
      };
    }
    cursor = nextCursor;
  }
  return { runs: within([...read.values()], from), isCut: true };
}

function within(runs: Run[], from: Date): Run[] {
  return runs.filter(
    ({ endedAt }) => endedAt === null || Date.parse(endedAt) >= from.getTime(),
  );
}
