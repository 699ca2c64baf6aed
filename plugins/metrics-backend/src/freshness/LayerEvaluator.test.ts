import type { FreshnessLayer } from '@adinsights/plugin-platform-common';
import { LayerEvaluator } from './LayerEvaluator';
import type { TenantPolicy } from './TenantPolicy';

// Jamaica is five hours behind UTC all year: slots at 11:00Z to 03:00Z.
const jamaica: TenantPolicy = {
  tenantId: 'one',
  status: 'active',
  onboardedAt: new Date('2026-01-01T00:00:00Z'),
  schedule: {
    cron: '0 6-22 * * *',
    timezone: 'America/Jamaica',
    jitterMs: 300_000,
    paused: false,
  },
  connections: [{ id: 'one-meta', provider: 'meta' }],
};

const newYork: TenantPolicy = {
  ...jamaica,
  schedule: {
    cron: '30 1-3 * * *',
    timezone: 'America/New_York',
    jitterMs: 0,
    paused: false,
  },
};

function facts(layer: FreshnessLayer, beganAt: string | null) {
  return {
    tenantId: 'one',
    layer,
    lastSuccessBeganAt: beganAt === null ? null : new Date(beganAt),
    dataAsOf: null,
  };
}

describe('LayerEvaluator', () => {
  it.each<[string, FreshnessLayer, string | null, string, string, string]>([
    [
      'keeps to the slot',
      'source:meta',
      '2026-03-20T12:01:00Z',
      '2026-03-20T13:20:00Z',
      'fresh',
      'on_schedule',
    ],
    [
      'is late past slot, jitter and allowance',
      'source:meta',
      '2026-03-20T12:01:00Z',
      '2026-03-20T13:35:00Z',
      'late',
      'past_deadline',
    ],
    [
      'gives marts ten more minutes',
      'marts',
      '2026-03-20T12:01:00Z',
      '2026-03-20T13:49:00Z',
      'fresh',
      'on_schedule',
    ],
    [
      'gives snapshots an hour',
      'snapshot',
      '2026-03-20T12:06:00Z',
      '2026-03-20T14:04:00Z',
      'fresh',
      'on_schedule',
    ],
    [
      'is stale an hour past the deadline',
      'snapshot',
      '2026-03-20T12:06:00Z',
      '2026-03-20T15:05:00Z',
      'stale',
      'missed_slots',
    ],
    [
      'is not late for the night',
      'snapshot',
      '2026-03-20T03:06:00Z',
      '2026-03-20T11:59:00Z',
      'fresh',
      'on_schedule',
    ],
    [
      'is missing when it never came',
      'snapshot',
      null,
      '2026-03-20T12:00:00Z',
      'missing',
      'never_loaded',
    ],
  ])('%s', (_name, layer, beganAt, now, state, reason) => {
    const freshness = new LayerEvaluator().layer(
      jamaica,
      facts(layer, beganAt),
      new Date(now),
    );
    expect(freshness).toMatchObject({ state, reason });
  });

  it('does not expect the hour that spring skips', () => {
    // On 8 March 2026 New York goes from 02:00 EST to 03:00 EDT.
    const evaluator = new LayerEvaluator();
    const { nextExpectedAt, state } = evaluator.layer(
      newYork,
      facts('source:meta', '2026-03-08T06:31:00Z'),
      new Date('2026-03-08T07:20:00Z'),
    );
    expect([state, nextExpectedAt]).toEqual([
      'fresh',
      '2026-03-08T07:30:00.000Z',
    ]);
    expect(
      evaluator.layer(
        newYork,
        facts('source:meta', '2026-03-08T07:31:00Z'),
        new Date('2026-03-08T08:45:00Z'),
      ).state,
    ).toBe('fresh');
  });

  it('remembers an answer no longer than it holds', () => {
    const evaluator = new LayerEvaluator();
    const began = facts('source:meta', '2026-03-20T12:01:00Z');
    const at = (now: string, fact = began, policy = jamaica) =>
      evaluator.layer(policy, fact, new Date(now)).state;
    expect(at('2026-03-20T13:34:59Z')).toBe('fresh');
    expect(at('2026-03-20T13:35:00Z')).toBe('late');
    expect(at('2026-03-20T14:35:00Z')).toBe('stale');
    expect(at('2026-03-20T13:00:00Z')).toBe('fresh');
    expect(
      at('2026-03-20T14:36:00Z', facts('source:meta', '2026-03-20T14:02:00Z')),
    ).toBe('fresh');
    expect(
      at('2026-03-20T14:36:00Z', began, { ...jamaica, status: 'suspended' }),
    ).toBe('paused');
    expect(at('2026-03-20T14:36:00Z')).toBe('stale');
  });

  it('moves the next expected slot of stale data on', () => {
    const evaluator = new LayerEvaluator();
    const began = facts('marts', '2026-03-19T12:01:00Z');
    const next = (now: string) =>
      evaluator.layer(jamaica, began, new Date(now)).nextExpectedAt;
    expect(next('2026-03-20T14:30:00Z')).toBe('2026-03-20T15:00:00.000Z');
    expect(next('2026-03-20T15:00:00Z')).toBe('2026-03-20T16:00:00.000Z');
  });

  it('judges a tenant by its worst layer, and a source never loaded as stale', () => {
    const evaluator = new LayerEvaluator();
    const now = new Date('2026-03-20T12:30:00Z');
    const marts = facts('marts', '2026-03-20T12:02:00Z');
    const snapshot = facts('snapshot', '2026-03-20T12:03:00Z');
    expect(
      evaluator.tenant(
        jamaica,
        [facts('source:meta', '2026-03-20T12:01:00Z'), marts, snapshot],
        now,
      ).state,
    ).toBe('fresh');
    expect(evaluator.tenant(jamaica, [marts, snapshot], now)).toMatchObject({
      state: 'stale',
      reason: 'source:meta/never_loaded',
    });
    expect(evaluator.tenant(jamaica, [marts], now).state).toBe('missing');
    expect(
      evaluator.tenant(
        { ...jamaica, connections: [] },
        [facts('source:meta', null), marts, snapshot],
        now,
      ).state,
    ).toBe('fresh');
  });
});
