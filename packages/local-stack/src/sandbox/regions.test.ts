import { sandboxRegions } from './regions';

describe('sandboxRegions', () => {
  it.each(['meta', 'google_ads'])('covers every parish for %s', provider => {
    const regions = sandboxRegions.filter(
      region => region.provider === provider,
    );
    const parishes = new Set(regions.flatMap(region => region.parishes));
    expect(parishes.size).toBe(14);
    expect(new Set(regions.map(({ region }) => region)).size).toBe(
      regions.length,
    );
  });
});
