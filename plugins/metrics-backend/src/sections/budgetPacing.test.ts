import { CampaignBudget, monthlyBudgetOf, pacingOf } from './budgetPacing';

const none: CampaignBudget = {
  dailyBudget: null,
  lifetimeBudget: null,
  startDate: null,
  endDate: null,
};

describe('monthlyBudgetOf', () => {
  it.each<[string, Partial<CampaignBudget>, string, number | null]>([
    [
      'a daily budget in a month of 28 days',
      { dailyBudget: 10 },
      '2026-02-14',
      280,
    ],
    ['a daily budget in a leap year', { dailyBudget: 10 }, '2028-02-01', 290],
    [
      'a daily budget before a lifetime one',
      { dailyBudget: 1, lifetimeBudget: 9 },
      '2026-03-31',
      31,
    ],
    [
      'a lifetime budget within the month',
      { lifetimeBudget: 500, startDate: '2026-03-05', endDate: '2026-03-14' },
      '2026-03-31',
      500,
    ],
    [
      'a lifetime budget over two months',
      { lifetimeBudget: 400, startDate: '2026-02-09', endDate: '2026-03-20' },
      '2026-03-01',
      200,
    ],
    [
      'a lifetime budget of another month',
      { lifetimeBudget: 400, startDate: '2026-01-01', endDate: '2026-01-31' },
      '2026-03-01',
      0,
    ],
    [
      'a lifetime budget without an end',
      { lifetimeBudget: 400, startDate: '2026-01-01' },
      '2026-03-01',
      null,
    ],
    [
      'a lifetime budget that ends before it starts',
      { lifetimeBudget: 400, startDate: '2026-03-09', endDate: '2026-03-01' },
      '2026-03-01',
      null,
    ],
    ['no budget', {}, '2026-03-01', null],
    ['a budget of zero', { dailyBudget: 0 }, '2026-03-01', null],
  ])('%s', (_name, campaign, day, expected) => {
    expect(monthlyBudgetOf({ ...none, ...campaign }, day)).toBe(expected);
  });
});

describe('pacingOf', () => {
  it('carries the mean of the last seven days to the end of the month', () => {
    expect(
      pacingOf({
        monthlyBudget: 3000,
        spendToDate: 1000,
        lastDaysSpend: 700,
        day: '2026-04-10',
      }),
    ).toEqual({ projectedSpend: 3000, pacingPercent: 1 });
  });

  it('projects nothing more on the last day', () => {
    expect(
      pacingOf({
        monthlyBudget: 100,
        spendToDate: 90,
        lastDaysSpend: 70,
        day: '2026-04-30',
      }),
    ).toEqual({ projectedSpend: 90, pacingPercent: 0.9 });
  });

  it('has no pace without a budget', () => {
    expect(
      pacingOf({
        monthlyBudget: 0,
        spendToDate: 5,
        lastDaysSpend: 5,
        day: '2026-04-30',
      }).pacingPercent,
    ).toBeNull();
  });
});
