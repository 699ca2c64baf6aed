import {
  formatAbsoluteTime,
  formatClockTime,
  formatDate,
  formatDayTime,
  timeDistance,
} from './formatTime';

const JAMAICA = 'America/Jamaica';
const now = new Date('2025-10-14T14:30:00Z');

describe('times in a zone', () => {
  it('writes the whole time with its zone', () => {
    expect(formatAbsoluteTime('2025-10-14T14:00:00Z', JAMAICA)).toBe(
      'Tue 14 Oct 2025, 09:00 GMT-5',
    );
  });

  it.each([
    ['2025-10-14T11:12:00Z', '06:12'],
    ['2025-10-14T04:59:00Z', 'Mon 13 Oct 23:59'],
    ['2025-10-15T05:00:00Z', 'Wed 15 Oct 00:00'],
  ])('%s names its day unless it is today there', (time, text) => {
    expect(formatClockTime(time, now, JAMAICA)).toBe(text);
  });

  it('names the day always where asked to', () => {
    expect(formatDayTime('2025-10-14T14:00:00Z', JAMAICA)).toBe(
      'Tue 14 Oct 09:00',
    );
  });
});

it('writes a calendar date as it stands, whatever the zone', () => {
  expect(formatDate('2025-09-01')).toBe('1 Sep');
  expect(formatDate('2025-12-31', true)).toBe('31 Dec 2025');
});

describe('timeDistance', () => {
  it.each([
    ['2025-10-14T14:29:30Z', 'now', 0, true],
    ['2025-10-14T14:18:00Z', 'minutes', 12, true],
    ['2025-10-14T13:01:00Z', 'minutes', 89, true],
    ['2025-10-14T12:59:00Z', 'hours', 1, true],
    ['2025-10-13T00:30:00Z', 'hours', 38, true],
    ['2025-10-12T14:30:00Z', 'days', 2, true],
    ['2025-10-14T15:00:00Z', 'minutes', 30, false],
    ['2025-10-20T14:30:00Z', 'days', 6, false],
  ])('%s is %s %p', (time, unit, count, past) => {
    expect(timeDistance(time, now)).toEqual({ unit, count, past });
  });
});
