import { isSynced } from './isSynced';

describe('isSynced', () => {
  it.each([
    ['active', true],
    ['error', true],
    ['paused', false],
  ] as const)('of a connection that is %s: %s', (status, synced) => {
    expect(isSynced(status)).toBe(synced);
  });
});
