import {
  evaluateFreshness,
  FreshnessPolicy,
  tenantFreshness,
} from './evaluateFreshness';
import type { FreshnessLayer } from './freshness';

const policy: FreshnessPolicy = {
  status: 'active',
  onboardedAt: new Date('2026-01-01T15:00:00Z'),
  schedule: {
    cron: '0 6-22 * * *',
    timezone: 'America/Jamaica',
    jitterMs: 300_000,
    paused: false,
  },
};

const at = (time: string) => new Date(time);
const stateAt = (
  now: string,
  lastSuccess: string | null,
  layer: FreshnessLayer = 'snapshot',
  changes: Partial<FreshnessPolicy> = {},
) =>
  evaluateFreshness(
    { ...policy, ...changes },
    layer,
    lastSuccess ? at(lastSuccess) : null,
    at(now),
  );

describe('evaluateFreshness', () => {
  // 12:00 UTC is the slot of 07:00 in Jamaica; a snapshot may take 60 minutes
  // after 5 minutes of jitter.
  it.each([
    ['before the deadline', '2026-01-05T13:04:59Z', 'fresh'],
    ['at the deadline', '2026-01-05T13:05:00Z', 'late'],
    ['59 minutes later', '2026-01-05T14:04:59Z', 'late'],
    ['60 minutes later', '2026-01-05T14:05:00Z', 'stale'],
  ])('%s it is %s', (_, now, state) => {
    expect(stateAt(now, '2026-01-05T11:30:00Z').state).toBe(state);
  });

  it.each([
    ['source:meta', 30],
    ['marts', 45],
    ['snapshot', 60],
  ] as const)('%s may take %i minutes after its slot', (layer, minutes) => {
    const { stateUntil } = stateAt(
      '2026-01-05T12:00:00Z',
      '2026-01-05T11:30:00Z',
      layer,
    );
    expect(at(stateUntil!).getTime()).toBe(
      at('2026-01-05T12:05:00Z').getTime() + minutes * 60_000,
    );
  });

  it('counts a success that began exactly at the slot', () => {
    expect(
      stateAt('2026-01-05T12:59:00Z', '2026-01-05T12:00:00Z').stateUntil,
    ).toBe('2026-01-05T14:05:00.000Z');
  });

  it('is not late for not running at night', () => {
    // The last slot of the day is 22:00, which is 03:00 UTC.
    expect(stateAt('2026-01-06T11:59:00Z', '2026-01-06T03:01:00Z').state).toBe(
      'fresh',
    );
  });

  it('says when the next data is expected', () => {
    expect(
      stateAt('2026-01-06T08:00:00Z', '2026-01-06T03:01:00Z').nextExpectedAt,
    ).toBe('2026-01-06T11:00:00.000Z');
  });

  it('does not count slots before onboarding', () => {
    const { state } = stateAt(
      '2026-01-05T13:30:00Z',
      '2026-01-05T11:30:00Z',
      'snapshot',
      { onboardedAt: at('2026-01-05T13:00:00.001Z') },
    );
    expect(state).toBe('fresh');
  });

  it('is missing when nothing was ever loaded', () => {
    expect(stateAt('2026-01-05T13:00:00Z', null)).toEqual({
      state: 'missing',
      reason: 'never_loaded',
      since: '2026-01-01T15:00:00.000Z',
      stateUntil: null,
      nextExpectedAt: '2026-01-05T14:00:00.000Z',
    });
  });

  it.each([
    ['tenant_suspended', { status: 'suspended' as const }],
    ['schedule_paused', { schedule: null }],
    ['schedule_paused', { schedule: { ...policy.schedule!, paused: true } }],
  ])('is paused: %s', (reason, changes) => {
    expect(
      stateAt('2026-01-05T13:00:00Z', null, 'snapshot', changes),
    ).toMatchObject({ state: 'paused', reason });
  });

  it('keeps the instant from which it is stale', () => {
    expect(
      stateAt('2026-01-07T14:00:00Z', '2026-01-05T11:30:00Z'),
    ).toMatchObject({ state: 'stale', since: '2026-01-05T14:05:00.000Z' });
  });

  it('follows the clocks when a zone leaves summer time', () => {
    const schedule = {
      cron: '0 6 * * *',
      timezone: 'Europe/Berlin',
      jitterMs: 0,
      paused: false,
    };
    const before = stateAt(
      '2026-10-24T05:00:00Z',
      '2026-10-24T04:00:00Z',
      'snapshot',
      { schedule },
    );
    expect(before.nextExpectedAt).toBe('2026-10-25T05:00:00.000Z');
  });
});

describe('tenantFreshness', () => {
  const now = '2026-01-05T13:20:00Z';
  const layer = (name: FreshnessLayer, lastSuccess: string | null) => ({
    layer: name,
    freshness: stateAt(now, lastSuccess, name),
  });

  it('is the worst of its layers and names it', () => {
    expect(
      tenantFreshness([
        layer('source:meta', '2026-01-05T13:00:00Z'),
        layer('source:google_ads', '2026-01-05T10:00:00Z'),
        layer('marts', '2026-01-05T13:00:00Z'),
        layer('snapshot', '2026-01-05T13:00:00Z'),
      ]),
    ).toMatchObject({
      state: 'stale',
      reason: 'source:google_ads/missed_slots',
    });
  });

  it('treats a source that never loaded as stale', () => {
    expect(
      tenantFreshness([
        layer('source:meta', null),
        layer('snapshot', '2026-01-05T13:00:00Z'),
      ]),
    ).toMatchObject({ state: 'stale', reason: 'source:meta/never_loaded' });
  });

  it.each<[string, Record<string, string | null>, string]>([
    [
      'all of several sources by one word',
      { meta: '10:00', google_ads: '10:00', marts: '13:00' },
      'sources/missed_slots',
    ],
    [
      'the sources before marts that are no worse',
      { meta: '10:00', google_ads: '10:00', marts: '10:00' },
      'sources/missed_slots',
    ],
    [
      'marts that are worse than all sources',
      { meta: '13:00', google_ads: '13:00', marts: '10:00' },
      'marts/missed_slots',
    ],
    [
      'the first source when each is stale for a reason of its own',
      { meta: '10:00', google_ads: null, marts: '13:00' },
      'source:meta/missed_slots',
    ],
    [
      'the only source by its name',
      { meta: '10:00', marts: '13:00' },
      'source:meta/missed_slots',
    ],
  ])('names %s', (_, { meta, google_ads, marts }, reason) => {
    const on = (time: string | null) => time && `2026-01-05T${time}:00Z`;
    const google =
      google_ads === undefined
        ? []
        : [layer('source:google_ads', on(google_ads))];
    expect(
      tenantFreshness([
        layer('source:meta', on(meta)),
        ...google,
        layer('marts', on(marts)),
        layer('snapshot', on('13:00')),
      ]),
    ).toMatchObject({ state: 'stale', reason });
  });

  it('is missing without a snapshot, whatever the rest', () => {
    expect(
      tenantFreshness([
        layer('source:meta', '2026-01-05T13:00:00Z'),
        layer('snapshot', null),
      ]).state,
    ).toBe('missing');
  });

  it('changes with the first layer that can', () => {
    const fresh = '2026-01-05T13:00:00Z';
    expect(
      tenantFreshness([layer('source:meta', fresh), layer('snapshot', fresh)])
        .stateUntil,
    ).toBe(layer('source:meta', fresh).freshness.stateUntil);
  });
});
