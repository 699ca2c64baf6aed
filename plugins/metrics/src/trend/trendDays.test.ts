import {
  day,
  metricsFixture,
  metricsIn,
} from '../__testUtils__/metricsFixture';
import { dateIn, trendDays, waitingDays } from './trendDays';

describe('trendDays', () => {
  it('sets the first day beside the first of the period before', () => {
    expect(
      trendDays(metricsFixture.campaign).map(point => [
        point.date,
        point.line,
        point.previousDate,
        point.previousLine,
      ]),
    ).toEqual([
      ['2025-10-13', 1_000, '2025-10-11', 800],
      ['2025-10-14', 1_500, '2025-10-12', 1_200],
    ]);
  });

  it('keeps days without a row as unknown, across a change of month', () => {
    const trend = [day('2025-09-30', 10), day('2025-10-02', 12)];
    expect(
      trendDays({ trend, previous: null }, '2025-10-03').map(point => [
        point.date,
        point.line,
      ]),
    ).toEqual([
      ['2025-09-30', 10],
      ['2025-10-01', null],
      ['2025-10-02', 12],
      ['2025-10-03', null],
    ]);
  });

  it('has no days without data', () => {
    expect(trendDays({ trend: [], previous: null }, '2025-10-03')).toEqual([]);
  });
});

describe('waitingDays', () => {
  const stale = metricsIn('stale', 'source:meta/missed_slots');

  it('waits from the day the data ends to today', () => {
    expect(waitingDays(stale, '2025-10-16')).toEqual({
      until: '2025-10-16',
      band: { from: '2025-10-14', to: '2025-10-16' },
    });
  });

  it('stops drawing after two weeks of silence', () => {
    expect(waitingDays(stale, '2026-03-01').until).toBe('2025-10-28');
  });

  it.each([
    ['fresh numbers', metricsFixture],
    ['demo numbers', { ...stale, dataset: 'demo' as const }],
    [
      'a range that ends before',
      {
        ...stale,
        coverage: { startDate: '2025-09-01', endDate: '2025-09-30' },
      },
    ],
  ])('waits for nothing with %s', (_, metrics) => {
    expect(waitingDays(metrics, '2025-10-16')).toEqual({});
  });
});

it('takes the date from the zone, not from UTC', () => {
  const instant = new Date('2025-10-14T03:00:00Z');
  expect(dateIn(instant, 'America/Jamaica')).toBe('2025-10-13');
  expect(dateIn(instant, 'UTC')).toBe('2025-10-14');
});
