import { campaign } from '../__testUtils__/metricsFixture';
import { findCampaigns, orderCampaigns } from './campaignOrder';

const rows = [
  campaign('a', 'Brand always on', 500),
  campaign('b', 'christmas brand', 2_000),
  { ...campaign('c', 'Carnival', 100), cpa: null },
];
const ids = (found: typeof rows) => found.map(({ id }) => id).join('');

describe('orderCampaigns', () => {
  it.each([
    ['spend', 'descending', 'bac'],
    ['spend', 'ascending', 'cab'],
    ['campaign', 'ascending', 'acb'],
    ['shoe-size', 'descending', 'bac'],
  ] as const)('by %s %s', (column, direction, expected) => {
    expect(ids(orderCampaigns(rows, { column, direction }))).toBe(expected);
  });

  it.each(['ascending', 'descending'] as const)(
    'puts what cannot be computed last when %s',
    direction => {
      expect(ids(orderCampaigns(rows, { column: 'cpa', direction }))).toMatch(
        /c$/,
      );
    },
  );
});

describe('findCampaigns', () => {
  it.each([
    ['', 'abc'],
    ['BRAND', 'ab'],
    ['brand christmas', 'b'],
    ['nothing', ''],
  ])('finds by %p', (search, expected) => {
    expect(ids(findCampaigns(rows, search))).toBe(expected);
  });
});
