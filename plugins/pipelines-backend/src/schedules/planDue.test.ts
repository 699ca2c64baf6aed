import { jitterOf } from './jitter';
import { createNextSlotOf } from './nextSlotOf';
import { DueSchedule, planDue as plan, planFirst } from './planDue';

const nextSlotOf = createNextSlotOf();
const planDue = (due: DueSchedule, now: Date) => plan(due, now, nextSlotOf);
const at = (time: string) => new Date(`2026-01-05T${time}Z`);

// 06:00 in Jamaica is 11:00 UTC.
const schedule: DueSchedule = {
  tenantId: 'negril-resorts',
  cron: '0 6-22 * * *',
  timezone: 'America/Jamaica',
  jitterMs: 0,
  catchUp: 'latest',
  nextSlot: at('11:00:00'),
  hasQueued: false,
};

describe('planDue', () => {
  it.each([
    ['latest', '11:00:01', '11:00:00', '12:00:00'],
    ['latest', '14:30:00', '14:00:00', '15:00:00'],
    ['skip', '11:04:00', '11:00:00', '12:00:00'],
    ['skip', '14:30:00', null, '15:00:00'],
    ['skip', '14:01:00', '14:00:00', '15:00:00'],
    ['all', '14:30:00', '11:00:00', '12:00:00'],
  ] as const)(
    '%s at %s serves %s and goes on at %s',
    (catchUp, now, slot, next) => {
      const planned = planDue({ ...schedule, catchUp }, at(now));
      expect(planned).toEqual({
        slot: slot && at(slot),
        nextSlot: at(next),
        nextDue: at(next),
      });
    },
  );

  it('lets a missed slot of all wait while the one before is queued', () => {
    const planned = planDue(
      { ...schedule, catchUp: 'all', hasQueued: true },
      at('14:30:00'),
    );
    expect(planned).toEqual({
      slot: null,
      nextSlot: at('11:00:00'),
      nextDue: at('14:30:30'),
    });
  });

  it('serves a slot its jitter later, never one whose jitter is not over', () => {
    const jitterMs = 1_800_000;
    const offsetMs = jitterOf(schedule.tenantId, jitterMs);
    const jittered = { ...schedule, jitterMs };
    const before = planDue(
      jittered,
      new Date(at('13:00:00').getTime() + offsetMs - 1),
    );
    const after = planDue(
      jittered,
      new Date(at('13:00:00').getTime() + offsetMs),
    );
    expect(before.slot).toEqual(at('12:00:00'));
    expect(after.slot).toEqual(at('13:00:00'));
    expect(after.nextDue.getTime()).toBe(at('14:00:00').getTime() + offsetMs);
  });

  it('goes on in the morning after the last slot of a day', () => {
    const planned = planDue(schedule, new Date('2026-01-06T03:00:01Z'));
    expect(planned.slot).toEqual(new Date('2026-01-06T03:00:00Z'));
    expect(planned.nextSlot).toEqual(new Date('2026-01-06T11:00:00Z'));
  });
});

describe('planFirst', () => {
  it('starts with the next slot, not with one of the past', () => {
    expect(planFirst(schedule, at('11:00:00'), nextSlotOf).nextSlot).toEqual(
      at('12:00:00'),
    );
  });
});
