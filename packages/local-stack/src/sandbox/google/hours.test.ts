import { splitByHour } from './hours';

const day = {
  costMicros: 12_340_007,
  impressions: 311,
  clicks: 17,
  conversions: 2.25,
  conversionsValue: 81.5,
};

describe('splitByHour', () => {
  it.each([24, 12, 1])('adds up to the day over %i hours', hours => {
    const parts = splitByHour(day, hours, 0.5);
    expect(Math.max(...parts.map(({ hour }) => hour))).toBeLessThan(hours);
    for (const metric of Object.keys(day) as Array<keyof typeof day>) {
      const sum = parts.reduce((total, part) => total + part[metric], 0);
      expect(sum).toBe(day[metric]);
    }
  });

  it('leaves out the hours without delivery', () => {
    const hours = splitByHour(day, 24, 0).map(({ hour }) => hour);
    expect(hours).not.toContain(3);
    const small = { ...day, costMicros: 3, impressions: 1, clicks: 0 };
    expect(splitByHour(small, 24, 0).length).toBeLessThanOrEqual(4);
  });
});
