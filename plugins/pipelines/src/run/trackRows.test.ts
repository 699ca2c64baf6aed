import type { RunDetail } from '@adinsights/plugin-platform-common';
import { runDetailFixture } from '../__testUtils__/runFixture';
import { trackRows } from './trackRows';

const NOW = new Date('2026-01-05T11:10:00Z');

/** Each row as its segments in seconds since the run was queued. */
function drawn(run: RunDetail) {
  const zero = Date.parse(run.queuedAt);
  return trackRows(run, NOW).map(({ segments }) =>
    segments.map(({ kind, fromMs, toMs, state }) =>
      [kind, (fromMs - zero) / 1000, (toMs - zero) / 1000, state]
        .filter(part => part !== undefined)
        .join(' '),
    ),
  );
}

describe('trackRows', () => {
  it('draws the queue, each attempt, the rests and the waits', () => {
    expect(drawn(runDetailFixture())).toEqual([
      ['wait 0 6'],
      ['work 6 66 succeeded'],
      ['work 6 36 failed', 'rest 36 96', 'work 96 156 succeeded'],
      ['wait 156 176', 'work 176 236 succeeded'],
      ['work 236 258 succeeded'],
    ]);
  });

  it('adds up what was worked, without rests', () => {
    const totals = trackRows(runDetailFixture(), NOW).map(row => row.totalMs);
    expect(totals).toEqual([6_000, 60_000, 90_000, 60_000, 22_000]);
  });

  it('lets a queued run wait up to now', () => {
    const queued = runDetailFixture({
      state: 'queued',
      startedAt: null,
      endedAt: null,
      steps: [],
    });
    expect(drawn(queued)).toEqual([['wait 0 596']]);
  });

  it('lets the transform wait for its wave, and the snapshot not yet', () => {
    const [meta, google, transform, snapshot] = runDetailFixture().steps;
    const waiting = runDetailFixture({
      state: 'running',
      endedAt: null,
      steps: [
        meta,
        google,
        { ...transform, state: 'pending', attempts: [] },
        { ...snapshot, state: 'pending', attempts: [] },
      ],
    });
    expect(drawn(waiting).slice(3)).toEqual([['wait 156 596'], []]);
  });

  it('reaches up to now while a step works or rests', () => {
    const run = runDetailFixture();
    const [meta, google] = run.steps;
    const running = runDetailFixture({
      state: 'running',
      endedAt: null,
      steps: [
        {
          ...meta,
          state: 'running',
          attempts: [{ ...meta.attempts[0], endedAt: null, state: 'running' }],
        },
        { ...google, state: 'pending', attempts: [google.attempts[0]] },
      ],
    });
    expect(drawn(running).slice(1)).toEqual([
      ['work 6 596 running'],
      ['work 6 36 failed', 'rest 36 596'],
    ]);
  });
});
