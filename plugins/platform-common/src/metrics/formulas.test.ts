import { ratiosOf } from './formulas';

const none = {
  spend: 0,
  impressions: 0,
  clicks: 0,
  conversions: 0,
  conversionValue: 0,
};

describe('ratiosOf', () => {
  it('computes each ratio from the sums', () => {
    expect(
      ratiosOf({
        spend: 200,
        impressions: 50_000,
        clicks: 1_000,
        conversions: 20,
        conversionValue: 500,
      }),
    ).toEqual({
      ctr: 0.02,
      conversionRate: 0.02,
      cpc: 0.2,
      cpa: 10,
      cpm: 4,
      roas: 2.5,
    });
  });

  it('gives null, never 0, where there is nothing to divide by', () => {
    expect(Object.values(ratiosOf(none))).toEqual(Array(6).fill(null));
  });

  it('gives 0 where there was spend but no value', () => {
    expect(ratiosOf({ ...none, spend: 10 }).roas).toBe(0);
  });
});
