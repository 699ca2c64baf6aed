import { metricsFixture } from '../__testUtils__/metricsFixture';
import { pacingOf } from './pacing';

const [row] = metricsFixture.budget;

describe('pacingOf', () => {
  it.each([
    [1, 'on_plan', 0],
    [1.05, 'on_plan', 0.05],
    [0.95, 'on_plan', 0.05],
    [1.24, 'over', 0.24],
    [0.7, 'under', 0.3],
  ] as const)('%p of the budget is %s', (pacingPercent, verdict, off) => {
    const pacing = pacingOf({ ...row, pacingPercent });
    expect(pacing.verdict).toBe(verdict);
    expect(pacing.off).toBeCloseTo(off);
  });

  it('ends a bar with its track', () => {
    const pacing = pacingOf({ ...row, projectedSpend: 9_000_000 });
    expect(pacing.projectedWidth).toBe(1);
  });

  it('sets the plan line where the budget is spent', () => {
    const pacing = pacingOf({ ...row, spendToDate: row.monthlyBudget });
    expect(pacing.spentWidth).toBeCloseTo(pacing.planAt);
  });

  it('does not judge without a budget', () => {
    expect(
      pacingOf({ ...row, monthlyBudget: 0, pacingPercent: null }),
    ).toMatchObject({ verdict: 'no_budget', spentWidth: 0 });
  });
});
