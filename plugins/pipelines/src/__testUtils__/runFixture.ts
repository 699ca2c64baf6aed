import type { Run, RunDetail } from '@adinsights/plugin-platform-common';

/** A scheduled run that went well; `part` says what is different. */
export function runFixture(part: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    tenantId: 'kingston-motors',
    kind: 'scheduled',
    slot: '2026-01-05T11:00:00Z',
    state: 'succeeded',
    reason: null,
    requestedBy: null,
    queuedAt: '2026-01-05T11:00:04Z',
    startedAt: '2026-01-05T11:00:10Z',
    endedAt: '2026-01-05T11:04:22Z',
    durationMs: 252_000,
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    waiting: null,
    failure: null,
    ...part,
  };
}

/** The same run with its steps: two syncs, of which one failed at first. */
export function runDetailFixture(part: Partial<RunDetail> = {}): RunDetail {
  return {
    ...runFixture(),
    steps: [
      {
        id: 'step-meta',
        kind: 'sync',
        connectionId: 'kingston-motors-meta',
        state: 'succeeded',
        attempt: 1,
        attempts: [
          {
            attempt: 1,
            startedAt: '2026-01-05T11:00:10Z',
            endedAt: '2026-01-05T11:01:10Z',
            state: 'succeeded',
            failure: null,
          },
        ],
        rows: 12_480,
        bytes: 3_400_000,
        airbyteJobId: 481,
      },
      {
        id: 'step-google',
        kind: 'sync',
        connectionId: 'kingston-motors-google',
        state: 'succeeded',
        attempt: 2,
        attempts: [
          {
            attempt: 1,
            startedAt: '2026-01-05T11:00:10Z',
            endedAt: '2026-01-05T11:00:40Z',
            state: 'failed',
            failure: {
              code: 'rate_limited',
              message: 'Airbyte answered 429',
              rules: [],
            },
          },
          {
            attempt: 2,
            startedAt: '2026-01-05T11:01:40Z',
            endedAt: '2026-01-05T11:02:40Z',
            state: 'succeeded',
            failure: null,
          },
        ],
        rows: 900,
        bytes: 120_000,
        airbyteJobId: 482,
      },
      {
        id: 'step-transform',
        kind: 'transform',
        waveId: 'wave-7',
        state: 'succeeded',
        attempt: 1,
        attempts: [
          {
            attempt: 1,
            startedAt: '2026-01-05T11:03:00Z',
            endedAt: '2026-01-05T11:04:00Z',
            state: 'succeeded',
            failure: null,
          },
        ],
      },
      {
        id: 'step-snapshot',
        kind: 'snapshot',
        waveId: 'wave-7',
        state: 'succeeded',
        attempt: 1,
        attempts: [
          {
            attempt: 1,
            startedAt: '2026-01-05T11:04:00Z',
            endedAt: '2026-01-05T11:04:22Z',
            state: 'succeeded',
            failure: null,
          },
        ],
      },
    ],
    events: [
      { at: '2026-01-05T11:00:10Z', type: 'run.started', text: 'Run started' },
      {
        at: '2026-01-05T11:04:22Z',
        type: 'run.ended',
        text: 'Run succeeded',
      },
    ],
    ...part,
  };
}
