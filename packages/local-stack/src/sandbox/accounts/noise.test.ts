import { noise, noiseDigits } from './noise';

describe('noise', () => {
  it('is the same for the same key in every process', () => {
    expect(noise('account', 1, 'spend')).toBe(noise('account', 1, 'spend'));
    expect(noise('a', 'b')).not.toBe(noise('ab'));
    expect(noise('golden')).toBeCloseTo(0.7786116804927588, 12);
  });

  it('spreads neighbouring keys evenly', () => {
    const buckets = new Array<number>(10).fill(0);
    for (let day = 0; day < 10_000; day++) {
      buckets[Math.floor(noise('ad', day) * 10)] += 1;
    }
    for (const bucket of buckets) {
      expect(bucket).toBeGreaterThan(900);
      expect(bucket).toBeLessThan(1_100);
    }
  });

  it('makes ids of the length asked for', () => {
    expect(noiseDigits(17, 'x')).toMatch(/^[1-9]\d{16}$/);
    expect(noiseDigits(17, 'x')).not.toBe(noiseDigits(17, 'y'));
  });
});
