import { ticksOf, windowScale, xOf } from './scale';

const NOW = new Date('2026-01-05T12:20:00Z');

describe('the scale of the timeline', () => {
  const scale = windowScale(NOW, 6, 650);

  it('ends a little after now', () => {
    expect(xOf(scale, NOW.getTime())).toBeCloseTo(600);
    expect(xOf(scale, NOW.getTime() - 6 * 3_600_000)).toBe(0);
  });

  it('keeps what lies outside at its edges', () => {
    expect(xOf(scale, 0)).toBe(0);
    expect(xOf(scale, NOW.getTime() + 9e9)).toBe(650);
  });

  it.each([
    [80, ['07:00', '08:00', '09:00', '10:00', '11:00', '12:00']],
    [120, ['08:00', '10:00', '12:00']],
    [290, ['09:00', '12:00']],
  ])('puts ticks at round hours, %d px apart', (leastPx, times) => {
    const ticks = ticksOf(scale, leastPx).map(ms =>
      new Date(ms).toISOString().slice(11, 16),
    );
    expect(ticks).toEqual(times);
  });
});
