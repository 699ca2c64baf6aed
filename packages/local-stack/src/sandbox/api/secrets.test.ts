import { maskSecrets, mergeConfiguration } from './secrets';

describe('secrets of a configuration', () => {
  it('are masked at any depth, and nothing else is', () => {
    expect(
      maskSecrets({
        account_ids: ['1'],
        access_token: 'a',
        credentials: { client_id: 'c', refresh_token: 'r' },
      }),
    ).toEqual({
      account_ids: ['1'],
      access_token: '**********',
      credentials: { client_id: 'c', refresh_token: '**********' },
    });
  });

  it.each([
    [
      'keep what a mask stands for',
      { token: '**********' },
      { token: 'a', list: [1], deep: { x: 1 } },
    ],
    ['replace lists', { list: [2] }, { token: 'a', list: [2], deep: { x: 1 } }],
    [
      'merge objects',
      { deep: { y: 2 } },
      { token: 'a', list: [1], deep: { x: 1, y: 2 } },
    ],
  ])('%s when changed', (_, change, expected) => {
    expect(
      mergeConfiguration({ token: 'a', list: [1], deep: { x: 1 } }, change),
    ).toEqual(expected);
  });
});
