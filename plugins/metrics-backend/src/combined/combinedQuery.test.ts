import { parseCombinedQuery } from './combinedQuery';

describe('parseCombinedQuery', () => {
  it('takes a tenant alone as the unfiltered live dataset', () => {
    expect(parseCombinedQuery({ tenant: 'kingston-motors' })).toEqual({
      tenant: 'kingston-motors',
      dataset: 'live',
      filters: {},
    });
  });

  it('reads every filter', () => {
    expect(
      parseCombinedQuery({
        tenant: 'kingston-motors',
        dataset: 'demo',
        start_date: '2026-02-01',
        end_date: '2026-02-01',
        platforms: 'meta, google_ads',
        parish: 'kin',
        campaign_search: ' Café ',
      }),
    ).toEqual({
      tenant: 'kingston-motors',
      dataset: 'demo',
      filters: {
        startDate: '2026-02-01',
        endDate: '2026-02-01',
        platforms: ['meta', 'google_ads'],
        parish: 'KIN',
        campaignSearch: 'Café',
      },
    });
  });

  it('takes an empty parameter as not given', () => {
    const { filters } = parseCombinedQuery({
      tenant: 'kingston-motors',
      start_date: '',
      platforms: '',
      parish: '',
    });
    expect(filters).toEqual({});
  });

  it.each([
    [{}, /^tenant: /],
    [{ tenant: '' }, /^tenant: /],
    [{ tenant: ['a', 'b'] }, /^tenant: /],
    [{ dataset: 'test' }, /^dataset: .*test/],
    [
      { start_date: '2026-13-45' },
      /^start_date: must be an ISO date, got 2026-13-45/,
    ],
    [{ start_date: '2026-02-30' }, /^start_date: must be an ISO date/],
    [{ start_date: '2026-02-01T00:00:00Z' }, /^start_date: /],
    [{ end_date: 'yesterday' }, /^end_date: /],
    [{ end_date: '0000-01-01' }, /^end_date: must lie between/],
    [
      { start_date: '2026-02-02', end_date: '2026-02-01' },
      /^start_date: must not be after end_date/,
    ],
    [{ platforms: 'meta,,x' }, /^platforms/],
    [{ platforms: "meta';--" }, /^platforms/],
    [{ parish: 'Kingston' }, /^parish: /],
    [{ campaign_search: 'x'.repeat(201) }, /^campaign_search: /],
    [{ start_dat: '2026-02-01' }, /^start_dat: is not a known field/],
  ])('refuses %j, naming the field', (query, message) => {
    const given =
      'tenant' in query || Object.keys(query).length === 0
        ? query
        : { tenant: 'kingston-motors', ...query };
    expect(() => parseCombinedQuery(given)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(message),
      }),
    );
  });
});
