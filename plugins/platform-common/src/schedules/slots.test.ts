import { cronSchema, nextSlot, nextSlots, slotAtOrBefore } from './slots';
import { timeZoneSchema } from './timeZone';

const hourly = { cron: '0 6-22 * * *', timezone: 'America/Jamaica' };
const nightly = (timezone: string) => ({ cron: '30 2 * * *', timezone });

describe('slots', () => {
  it.each([
    // Jamaica is five hours behind UTC all year.
    ['2026-01-05T11:00:00Z', '2026-01-05T12:00:00Z'],
    ['2026-01-05T10:59:59Z', '2026-01-05T11:00:00Z'],
    ['2026-01-06T03:00:00Z', '2026-01-06T11:00:00Z'],
    ['2026-01-06T07:30:00Z', '2026-01-06T11:00:00Z'],
  ])('after %s the next is %s', (from, next) => {
    expect(nextSlot(hourly, new Date(from))).toEqual(new Date(next));
  });

  it.each([
    ['2026-01-05T11:00:00Z', '2026-01-05T11:00:00Z'],
    ['2026-01-05T10:59:59Z', '2026-01-05T03:00:00Z'],
  ])('at %s the last is %s', (from, last) => {
    expect(slotAtOrBefore(hourly, new Date(from))).toEqual(new Date(last));
  });

  it('shifts a slot out of the hour that spring skips', () => {
    expect(
      nextSlots(nightly('Europe/Berlin'), new Date('2026-03-28T12:00:00Z'), 2),
    ).toEqual([
      new Date('2026-03-29T01:30:00Z'),
      new Date('2026-03-30T00:30:00Z'),
    ]);
  });

  it('runs once in the hour that autumn repeats', () => {
    const slots = nextSlots(
      nightly('Europe/Berlin'),
      new Date('2026-10-24T12:00:00Z'),
      2,
    );
    expect(slots[1].getTime() - slots[0].getTime()).toBeGreaterThan(
      23 * 3_600_000,
    );
    expect(slots[0].toISOString().slice(0, 10)).toBe('2026-10-25');
  });
});

describe('cronSchema', () => {
  it.each(['0 6-22 * * *', '*/15 * * * 1-5', '0 9 1 * *'])('accepts %s', cron =>
    expect(cronSchema.safeParse(cron).success).toBe(true),
  );

  it.each(['', '0 6 * *', '0 0 6 * * *', '61 * * * *', 'each day'])(
    'refuses %p with a reason',
    cron => {
      const { error } = cronSchema.safeParse(cron);
      expect(error?.issues[0].message).toMatch(/\w/);
    },
  );
});

describe('timeZoneSchema', () => {
  it.each([
    ['America/Jamaica', true],
    ['UTC', true],
    ['Jamaica/Kingston', false],
    ['', false],
  ])('%p: %p', (zone, known) =>
    expect(timeZoneSchema.safeParse(zone).success).toBe(known),
  );
});
