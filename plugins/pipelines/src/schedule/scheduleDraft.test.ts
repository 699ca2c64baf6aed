import type { Schedule } from '@adinsights/plugin-platform-common';
import { checkDraft, draftOf } from './scheduleDraft';

const NOW = new Date('2026-01-05T12:20:00Z');
const schedule: Schedule = {
  tenantId: 'kingston-motors',
  cron: '0 6-22 * * *',
  timezone: 'America/Jamaica',
  jitterMs: 300_000,
  catchUp: 'latest',
  paused: false,
  next: [],
};

describe('checkDraft', () => {
  it('puts back what it was made from, with the times it means', () => {
    const checked = checkDraft(draftOf(schedule), NOW);
    expect(checked.errors).toEqual({});
    expect(checked.put).toEqual({
      cron: '0 6-22 * * *',
      timezone: 'America/Jamaica',
      jitterMs: 300_000,
      catchUp: 'latest',
      paused: false,
    });
    expect(checked.next[0].toISOString()).toBe('2026-01-05T13:00:00.000Z');
    expect(checked.next).toHaveLength(5);
  });

  it.each([
    [{ cron: '0 6' }, 'cron'],
    [{ cron: '99 * * * *' }, 'cron'],
    [{ timezone: 'Jamaica/Kingston' }, 'timezone'],
    [{ jitterMinutes: 61 }, 'jitterMinutes'],
    [{ jitterMinutes: NaN }, 'jitterMinutes'],
  ])('names the field of %j', (patch, field) => {
    const { errors, put } = checkDraft({ ...draftOf(schedule), ...patch }, NOW);
    expect(Object.keys(errors)).toEqual([field]);
    expect(put).toBeUndefined();
  });
});
