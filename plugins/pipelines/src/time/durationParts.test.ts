import { durationParts } from './durationParts';

describe('durationParts', () => {
  it.each([
    [-5, { unit: 'seconds', seconds: 0 }],
    [999, { unit: 'seconds', seconds: 0 }],
    [59_999, { unit: 'seconds', seconds: 59 }],
    [60_000, { unit: 'minutes', minutes: 1, seconds: 0 }],
    [252_000, { unit: 'minutes', minutes: 4, seconds: 12 }],
    [3_599_999, { unit: 'minutes', minutes: 59, seconds: 59 }],
    [3_600_000, { unit: 'hours', hours: 1, minutes: 0 }],
    [90_061_000, { unit: 'hours', hours: 25, minutes: 1 }],
  ] as const)('splits %d ms', (ms, parts) => {
    expect(durationParts(ms)).toEqual(parts);
  });
});
