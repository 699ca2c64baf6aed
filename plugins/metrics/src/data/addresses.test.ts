import { parseView } from '../view/metricsView';
import { filteredAddress, historyAddress, snapshotAddress } from './addresses';

function filtered(query: string, search?: string) {
  const view = parseView(new URLSearchParams(query));
  return filteredAddress('kingston-motors', view, '2025-10-14', search);
}

const base = 'plugin://metrics/combined?tenant=kingston-motors';

describe('addresses', () => {
  it('asks the stored snapshot with tenant and dataset alone', () => {
    expect(snapshotAddress('kingston-motors', 'demo')).toBe(
      `${base}&dataset=demo`,
    );
  });

  it.each([[''], ['days=30'], ['q=brand&sort=cpa&campaign=c-1']])(
    'needs no filtered answer for "%s"',
    query => {
      expect(filtered(query)).toBeNull();
    },
  );

  it.each([
    ['days=7', '&dataset=live&start_date=2025-10-08&end_date=2025-10-14'],
    [
      'start=2025-09-01&end=2025-09-30',
      '&dataset=live&start_date=2025-09-01&end_date=2025-09-30',
    ],
    ['platforms=meta', '&dataset=live&platforms=meta'],
    ['parish=KIN&dataset=demo', '&dataset=demo&parish=KIN'],
  ])('filters by %s', (query, expected) => {
    expect(filtered(query)).toBe(base + expected);
  });

  it('searches only when asked to', () => {
    expect(filtered('', 'brand & more')).toBe(
      `${base}&dataset=live&campaign_search=brand+%26+more`,
    );
  });

  it('pages through the history', () => {
    expect(historyAddress('kingston-motors', 'next')).toBe(
      'plugin://metrics/snapshots?tenant=kingston-motors&cursor=next&limit=10',
    );
  });
});
