import { emptyRow } from './emptySections';
import { parishSection } from './parishSection';
import type { RawParish } from './sectionsRow';

const parish = (code: string, spend: number): RawParish => ({
  code,
  name: null,
  campaignCount: 1,
  spend,
  impressions: 1,
  clicks: 1,
  conversions: 1,
  conversionValue: 2,
});

const section = (...parishes: RawParish[]) =>
  parishSection(
    { ...emptyRow, parishes, parishRows: parishes.length },
    { emptyReason: 'no_recent_data' },
  );

describe('parishSection', () => {
  it('has no map when no source tells where the spend went', () => {
    const { rows, availability } = section(parish('UNK', 10));
    expect(availability).toEqual({
      status: 'unavailable',
      reason: 'geo_unavailable',
      coverage_percent: 0,
    });
    expect(rows).toEqual([
      expect.objectContaining({ parish: 'Not attributed', share: 1 }),
    ]);
  });

  it('keeps what is not attributed as it is, also below zero', () => {
    const { rows, availability } = section(
      parish('KIN', 101),
      parish('UNK', -1),
    );
    expect(rows.map(({ share }) => share)).toEqual([1.01, -0.01]);
    expect(availability.coverage_percent).toBe(101);
  });

  it('has no share of nothing', () => {
    const { rows, availability } = section(parish('KIN', 0));
    expect(rows[0].share).toBeNull();
    expect(availability.coverage_percent).toBeNull();
  });
});
