import { ConfigReader } from '@backstage/config';
import { createClock } from './clock';

const HOUR_MS = 3_600_000;

function offsetMsOf(offset: object | string | undefined) {
  const clock = createClock(
    new ConfigReader({
      adinsights: { environment: 'local', clock: { offset } },
    }),
  );
  return Math.round((clock.now().getTime() - Date.now()) / 100) * 100;
}

describe('createClock', () => {
  it.each([
    ['no offset', undefined, 0],
    ['an offset into the past', { days: -2 }, -48 * HOUR_MS],
    ['an offset into the future', { hours: 3 }, 3 * HOUR_MS],
    ['an ISO duration', 'P-2D', -48 * HOUR_MS],
  ])('tells the time with %s', (_, offset, expectedMs) => {
    expect(offsetMsOf(offset)).toBe(expectedMs);
  });

  it('refuses an offset in production', () => {
    const config = new ConfigReader({
      adinsights: { clock: { offset: { days: -2 } } },
    });
    expect(() => createClock(config)).toThrow(
      'adinsights.clock.offset is allowed only with adinsights.environment: local',
    );
  });
});
