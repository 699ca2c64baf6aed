import {
  day,
  metricsFixture,
  summaryOf,
} from '../__testUtils__/metricsFixture';
import { kpisOf } from './kpis';

const { campaign } = metricsFixture;

describe('kpisOf', () => {
  it('sets each figure beside that of the period before', () => {
    const kpis = kpisOf(campaign).map(({ id, value, previous, verdict }) => [
      id,
      value,
      previous,
      verdict,
    ]);
    expect(kpis).toEqual([
      ['spend', 2_500, 2_000, null],
      ['conversions', 50, 40, 'better'],
      ['roas', 2, 2, null],
      ['ctr', 0.02, 0.02, null],
      ['cpa', 50, 50, null],
    ]);
  });

  it('calls a dearer conversion worse and a cheaper one better', () => {
    const cpa = (factor: number) => {
      const trend = campaign.trend.map(point => ({
        ...point,
        conversions: point.conversions * factor,
      }));
      return kpisOf({ ...campaign, trend, summary: summaryOf(trend) })[4];
    };
    expect(cpa(0.5).verdict).toBe('worse');
    expect(cpa(2).verdict).toBe('better');
  });

  it('knows nothing where there is nothing to divide by', () => {
    const trend = [{ ...day('2025-10-14', 0), spend: 100 }];
    const kpis = kpisOf({ ...campaign, trend, summary: summaryOf(trend) });
    expect(kpis.map(({ value }) => value)).toEqual([100, 0, 0, null, null]);
    expect(kpis[4].change).toBeNull();
    expect(kpis[4].daily).toEqual([null]);
  });

  it('knows nothing without a day, rather than zero', () => {
    const none = {
      ...campaign,
      trend: [],
      summary: summaryOf([]),
      previous: null,
    };
    expect(kpisOf(none).map(({ value }) => value)).toEqual(Array(5).fill(null));
  });
});
