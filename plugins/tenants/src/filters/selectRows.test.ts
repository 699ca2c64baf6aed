import type { FleetRow } from '../fleet/FleetRow';
import { metrics, runs, tenant } from '../testing/fleetFixture';
import { FleetQuery, WHOLE_FLEET } from './fleetQuery';
import { selectRows } from './selectRows';

const FLEET: FleetRow[] = [
  {
    id: 'ann',
    name: 'Ann Bakery',
    tenant: tenant('ann', { owner: 'group:default/west', currency: 'USD' }),
    run: runs('ann', { lastRunState: 'failed' }),
    metrics: metrics('ann', { state: 'late', spend: 5 }),
  },
  {
    id: 'bob',
    name: 'Bob 10',
    tenant: tenant('bob', { tier: 'premium' }),
    run: runs('bob', { lastRunEndedAt: '2026-01-05T10:50:00Z' }),
    metrics: metrics('bob', { spend: 900 }),
  },
  {
    id: 'cat',
    name: 'Bob 9',
    tenant: tenant('cat'),
    run: runs('cat', { activeRunId: 'now', lastRunEndedAt: null }),
    metrics: metrics('cat', { state: 'stale', spend: null, dataAsOf: null }),
  },
  {
    id: 'dan',
    name: 'Dan',
    tenant: tenant('dan'),
    run: undefined,
    metrics: undefined,
  },
];

function ids(part: Partial<FleetQuery>): string {
  return selectRows(FLEET, { ...WHOLE_FLEET, ...part })
    .map(({ id }) => id)
    .join(' ');
}

const sorted = (column: FleetQuery['sort']['column'], descending = false) =>
  ids({ sort: { column, descending } });

describe('selectRows', () => {
  it.each<[string, Partial<FleetQuery>, string]>([
    ['nothing: those in trouble first', {}, 'cat ann bob dan'],
    ['words, in any order, in name or id', { search: '10 BOB' }, 'bob'],
    ['several states', { states: ['late', 'stale'] }, 'cat ann'],
    [
      'a state, which the unknown ones do not have',
      { states: ['fresh'] },
      'bob',
    ],
    ['a run under way', { run: 'running' }, 'cat'],
    ['a failed run', { run: 'failing' }, 'ann'],
    ['the owner', { owner: 'group:default/west' }, 'ann'],
    ['the tier', { tier: 'premium' }, 'bob'],
    ['two at once', { tier: 'premium', states: ['late'] }, ''],
  ])('selects by %s', (_, part, expected) => {
    expect(ids(part)).toBe(expected);
  });

  it('orders names as people count', () => {
    expect(sorted('tenant')).toBe('ann cat bob dan');
    expect(sorted('tenant', true)).toBe('dan bob cat ann');
  });

  it('puts what is not known last in either direction', () => {
    expect(sorted('lastRun')).toBe('ann bob cat dan');
    expect(sorted('lastRun', true)).toBe('bob ann cat dan');
    expect(sorted('dataAsOf').endsWith('cat dan')).toBe(true);
  });

  it('never compares amounts of different currencies', () => {
    expect(sorted('spend', true)).toBe('bob cat dan ann');
    expect(sorted('spend')).toBe('bob cat dan ann');
  });
});
