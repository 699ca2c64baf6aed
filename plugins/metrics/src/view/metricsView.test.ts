import { parseView, viewParams } from './metricsView';

const defaults = parseView(new URLSearchParams());

describe('the view in the address', () => {
  it.each([
    '',
    'dataset=demo',
    'days=7',
    'days=90&platforms=meta%2Cgoogle_ads&parish=KIN',
    'start=2025-10-01&end=2025-10-14&q=brand',
    'sort=cpa&campaign=c-1',
    'sort=-roas&snapshot=s-1&trend=table',
  ])('survives the way out and back: %s', query => {
    const view = parseView(new URLSearchParams(query));
    expect(viewParams(view).toString()).toBe(query);
  });

  it.each([
    ['dataset=gold', { dataset: 'live' }],
    ['days=31', { period: { kind: 'days', days: 30 } }],
    ['start=2025-10-14&end=2025-10-01', { period: { kind: 'days', days: 30 } }],
    ['start=2025-13-45&end=2025-10-01', { period: { kind: 'days', days: 30 } }],
    ['start=2025-10-01', { period: { kind: 'days', days: 30 } }],
    ['sort=%3Cscript%3E', { sort: defaults.sort }],
    ['platforms=,meta,', { platforms: ['meta'] }],
    ['platforms=META', { platforms: [] }],
    ['platforms=zzz,google_ads', { platforms: ['google_ads'] }],
  ])('falls back where it cannot be read: %s', (query, expected) => {
    expect(parseView(new URLSearchParams(query))).toEqual({
      ...defaults,
      ...expected,
    });
  });

  it('has a plain address when nothing is chosen', () => {
    expect(viewParams(defaults).toString()).toBe('');
  });
});
