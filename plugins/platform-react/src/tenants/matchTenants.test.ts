import { matchTenants } from './matchTenants';

const tenants = [
  { tenantId: 'blue-mountain-coffee', name: 'Blue Mountain Coffee' },
  { tenantId: 'coffee-bay', name: 'Coffee Bay' },
  { tenantId: 'kingston-motors', name: 'Kingston Motors' },
];

describe('matchTenants', () => {
  it.each([
    ['', ['blue-mountain-coffee', 'coffee-bay', 'kingston-motors']],
    ['coffee', ['coffee-bay', 'blue-mountain-coffee']],
    ['coffee blue', ['blue-mountain-coffee']],
    ['KINGSTON', ['kingston-motors']],
    ['kingston-m', ['kingston-motors']],
    ['tea', []],
  ])('finds by %p', (query, ids) => {
    expect(matchTenants(tenants, query, 10).map(t => t.tenantId)).toEqual(ids);
  });

  it('offers no more than the limit', () => {
    expect(matchTenants(tenants, '', 2)).toHaveLength(2);
  });
});
