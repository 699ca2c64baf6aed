import { describeWaiting, WaitingFacts } from './waiting';

const running = {
  state: 'running' as const,
  slot: null,
  cancelRequested: false,
  syncsRunning: 0,
  syncRestsUntil: null,
  readyAhead: null,
  transform: 'pending',
  snapshot: 'pending',
};

describe('describeWaiting', () => {
  it.each<[string, WaitingFacts | null, [string, number | null] | null]>([
    ['over', null, null],
    ['first', { state: 'queued', activeRunId: null, ahead: 0 }, ['lane', 1]],
    ['third', { state: 'queued', activeRunId: 'run-1', ahead: 2 }, ['lane', 3]],
    ['syncing', { ...running, syncsRunning: 1 }, null],
    [
      'syncing beside one that rests',
      { ...running, syncsRunning: 1, syncRestsUntil: new Date(0) },
      null,
    ],
    ['resting', { ...running, syncRestsUntil: new Date(0) }, ['airbyte', null]],
    [
      'in the line for a slot',
      {
        ...running,
        slot: { instance: 'default', slots: 5, place: 12 },
        syncRestsUntil: new Date(0),
      },
      ['airbyte', 12],
    ],
    [
      'being cancelled',
      { ...running, cancelRequested: true, readyAhead: 4 },
      null,
    ],
    ['ready', { ...running, readyAhead: 4 }, ['dbt', 5]],
    ['building', { ...running, readyAhead: 0, transform: 'running' }, null],
    [
      'snapshot to be tried again',
      { ...running, readyAhead: 0, transform: 'succeeded' },
      ['snapshot', null],
    ],
    [
      'snapshotting',
      {
        ...running,
        readyAhead: 0,
        transform: 'succeeded',
        snapshot: 'running',
      },
      null,
    ],
  ])('%s', (_name, facts, expected) => {
    const waiting = describeWaiting(facts);
    expect(waiting && [waiting.reason, waiting.place]).toEqual(expected);
  });

  it('says what goes first', () => {
    expect(
      describeWaiting({ state: 'queued', activeRunId: 'run-1', ahead: 1 })
        ?.text,
    ).toBe(
      'Waits for run run-1 of the same tenant; 1 run of this tenant before it',
    );
  });
});
