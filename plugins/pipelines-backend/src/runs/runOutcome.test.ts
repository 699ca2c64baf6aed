import type {
  FailureCode,
  StepKind,
  StepState,
} from '@adinsights/plugin-platform-common';
import type { LedgerStep } from './ledgerRun';
import { runOutcome } from './runOutcome';

type Short = StepState | [StepState, FailureCode];

function step(kind: StepKind, short: Short, index: number): LedgerStep {
  const [state, code] = typeof short === 'string' ? [short] : short;
  const at = new Date('2026-01-05T11:00:00Z');
  return {
    id: `${kind}-${index}`,
    kind,
    state,
    attempt: 1,
    attemptsBefore: 0,
    turn: 0,
    notBefore: at,
    connection: null,
    waveId: null,
    rows: null,
    bytes: null,
    failure: code
      ? { code, message: `${kind} ${code}`, rules: ['a_rule'] }
      : null,
    startedAt: at,
    endedAt: at,
  };
}

describe('runOutcome', () => {
  it.each<[string, Short[], Short, Short, string, string | null]>([
    [
      'all well',
      ['succeeded', 'succeeded'],
      'succeeded',
      'succeeded',
      'succeeded',
      null,
    ],
    [
      'a sync failed',
      ['succeeded', ['failed', 'timeout']],
      'succeeded',
      'succeeded',
      'degraded',
      'timeout',
    ],
    [
      'a sync still runs',
      ['succeeded', 'running'],
      'succeeded',
      'succeeded',
      'degraded',
      null,
    ],
    [
      'a sync lost rows',
      [['degraded', 'quality']],
      'succeeded',
      'succeeded',
      'degraded',
      'quality',
    ],
    [
      'nothing landed',
      [
        ['failed', 'rate_limited'],
        ['failed', 'timeout'],
      ],
      'skipped',
      'skipped',
      'failed',
      'rate_limited',
    ],
    [
      'quarantined',
      ['succeeded'],
      ['degraded', 'quality'],
      'skipped',
      'degraded',
      'quality',
    ],
    [
      'quarantined, said as failed',
      ['succeeded'],
      ['failed', 'quality'],
      'skipped',
      'degraded',
      'quality',
    ],
    [
      'a model is wrong',
      ['succeeded'],
      ['failed', 'model_error'],
      'skipped',
      'failed',
      'model_error',
    ],
    [
      'no snapshot',
      ['succeeded'],
      'succeeded',
      ['failed', 'unknown'],
      'failed',
      'unknown',
    ],
    ['cancelled', ['succeeded'], 'cancelled', 'skipped', 'cancelled', null],
    [
      'every sync cancelled',
      ['cancelled', 'cancelled'],
      'skipped',
      'skipped',
      'cancelled',
      null,
    ],
    [
      'one sync cancelled',
      ['succeeded', 'cancelled'],
      'succeeded',
      'succeeded',
      'degraded',
      null,
    ],
    ['no syncs at all', [], 'succeeded', 'succeeded', 'succeeded', null],
  ])('%s', (_name, syncs, transform, snapshot, state, code) => {
    const outcome = runOutcome([
      ...syncs.map((sync, index) => step('sync', sync, index)),
      step('transform', transform, 0),
      step('snapshot', snapshot, 0),
    ]);
    expect(outcome.state).toBe(state);
    expect(outcome.failure?.code ?? null).toBe(code);
  });
});
