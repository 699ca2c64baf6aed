import {
  FleetQuery,
  isFiltering,
  parseFleetQuery,
  WHOLE_FLEET,
  writeFleetQuery,
} from './fleetQuery';

const EVERYTHING: FleetQuery = {
  search: 'blue coffee',
  states: ['late', 'stale'],
  run: 'failing',
  owner: 'group:default/north',
  tier: 'premium',
  sort: { column: 'spend', descending: true },
};

describe('fleet query', () => {
  it('comes back from the address as it was written', () => {
    const params = writeFleetQuery(EVERYTHING, new URLSearchParams());

    expect(params.get('state')).toBe('late,stale');
    expect(params.get('sort')).toBe('-spend');
    expect(parseFleetQuery(params)).toEqual(EVERYTHING);
  });

  it('leaves the address clean for the whole fleet, and foreign parameters alone', () => {
    const params = writeFleetQuery(
      WHOLE_FLEET,
      new URLSearchParams('q=x&state=late&sort=owner&keep=me'),
    );

    expect(params.toString()).toBe('keep=me');
  });

  it.each(['state=broken', 'tier=gold', 'run=jumping', 'sort=-nothing', 'q='])(
    'ignores what it does not understand: %s',
    address => {
      expect(parseFleetQuery(new URLSearchParams(address))).toEqual(
        WHOLE_FLEET,
      );
    },
  );

  it('tells filters from an order', () => {
    expect(isFiltering(WHOLE_FLEET)).toBe(false);
    expect(isFiltering({ ...WHOLE_FLEET, sort: EVERYTHING.sort })).toBe(false);
    expect(isFiltering({ ...WHOLE_FLEET, search: '  ' })).toBe(false);
    expect(isFiltering({ ...WHOLE_FLEET, run: 'running' })).toBe(true);
  });
});
