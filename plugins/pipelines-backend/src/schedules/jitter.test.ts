import { jitterOf } from './jitter';

describe('jitterOf', () => {
  it('is the same each time for a tenant', () => {
    expect(jitterOf('negril-resorts', 300_000)).toBe(
      jitterOf('negril-resorts', 300_000),
    );
  });

  it('stays below the jitter, and is nothing without one', () => {
    for (let i = 0; i < 1_000; i++) {
      expect(jitterOf(`tenant-${i}`, 1_000)).toBeLessThan(1_000);
    }
    expect(jitterOf('negril-resorts', 0)).toBe(0);
  });

  it('spreads 10,000 tenants evenly over the minutes', () => {
    const perMinute = [0, 0, 0, 0, 0];
    for (let i = 0; i < 10_000; i++) {
      perMinute[Math.floor(jitterOf(`tenant-${i}`, 300_000) / 60_000)] += 1;
    }
    for (const count of perMinute) {
      expect(count).toBeGreaterThan(1_800);
      expect(count).toBeLessThan(2_200);
    }
  });
});
