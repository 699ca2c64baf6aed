import type { Page, Run } from '@adinsights/plugin-platform-common';
import { runFixture } from '../__testUtils__/runFixture';
import { readWindow, WindowRuns } from './readWindow';

const NOON = Date.parse('2026-01-05T12:00:00Z');

/** A run that was queued so many minutes before noon. */
function run(minutes: number, part: Partial<Run> = {}): Run {
  const queuedMs = NOON - minutes * 60_000;
  return runFixture({
    id: `run-${minutes}`,
    queuedAt: new Date(queuedMs).toISOString(),
    endedAt: new Date(queuedMs + 60_000).toISOString(),
    ...part,
  });
}

/** Serves runs in pages of two and counts how many were asked for. */
function server(runs: Run[]) {
  const asked: (string | undefined)[] = [];
  const readPage = async (cursor?: string): Promise<Page<Run>> => {
    asked.push(cursor);
    const at = Number(cursor ?? 0);
    return {
      items: runs.slice(at, at + 2),
      ...(at + 2 < runs.length && { nextCursor: String(at + 2) }),
    };
  };
  return { asked, readPage };
}

const idsOf = ({ runs }: WindowRuns) => runs.map(({ id }) => id);
const from = new Date(NOON - 6 * 3_600_000);

describe('readWindow', () => {
  it('reads until the window begins and leaves out what lies before', async () => {
    const { asked, readPage } = server([
      run(5),
      run(60),
      run(120),
      run(500),
      run(900),
      run(1_000),
    ]);
    const window = await readWindow({ readPage, from, maxPages: 9 });
    expect(idsOf(window)).toEqual(['run-5', 'run-60', 'run-120']);
    expect(window.isCut).toBe(false);
    expect(asked).toHaveLength(2);
  });

  it('says so when it was cut off', async () => {
    const { readPage } = server([run(1), run(2), run(3), run(4), run(5)]);
    const window = await readWindow({ readPage, from, maxPages: 2 });
    expect(window.isCut).toBe(true);
    expect(window.runs).toHaveLength(4);
  });

  it('asks again only for what can have changed', async () => {
    const old = [run(10), run(20), run(30), run(40), run(50)];
    const previous = { runs: old, isCut: false };
    const { asked, readPage } = server([run(1), ...old]);
    const window = await readWindow({ readPage, from, maxPages: 9, previous });
    expect(asked).toEqual([undefined]);
    expect(idsOf(window)).toEqual([run(1), ...old].map(({ id }) => id));
  });

  it('reads on to a run that was at work', async () => {
    const old = [run(10), run(20), run(30, { state: 'running' }), run(40)];
    const { readPage } = server([run(10), run(20), run(30), run(40), run(50)]);
    const window = await readWindow({
      readPage,
      from,
      maxPages: 9,
      previous: { runs: old, isCut: false },
    });
    expect(window.runs.map(({ state }) => state)).not.toContain('running');
  });
});
