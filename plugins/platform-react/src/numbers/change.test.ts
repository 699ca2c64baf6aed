import { changeOf, ChangeKind } from './change';

describe('changeOf', () => {
  it.each<[ChangeKind, number, number, string, string]>([
    ['relative', 112, 100, 'up', '▲ 12 %'],
    ['relative', 97, 100, 'down', '▼ 3 %'],
    ['relative', 103.14, 100, 'up', '▲ 3.1 %'],
    ['relative', 5_000, 1, 'up', '▲ 499,900 %'],
    ['relative', -50, -100, 'up', '▲ 50 %'],
    ['relative', 100.01, 100, 'same', '– 0 %'],
    ['difference', 2.31, 2.11, 'up', '▲ 0.20'],
    ['difference', 2.11, 2.113, 'same', '– 0.00'],
    ['points', 0.017, 0.018, 'down', '▼ 0.1 pp'],
    ['points', 0.018, 0.01801, 'same', '– 0.0 pp'],
  ])(
    '%s from %p against %p is %s',
    (kind, current, previous, direction, text) => {
      const change = changeOf(kind, current, previous);
      expect(change?.direction).toBe(direction);
      expect(change?.text.replace(/\u00a0/g, ' ')).toBe(text);
    },
  );

  it.each<[ChangeKind, number | null, number | null | undefined]>([
    ['relative', null, 100],
    ['relative', 100, null],
    ['relative', 100, undefined],
    ['relative', 100, 0],
  ])('%s is unknown for %p against %p', (kind, current, previous) => {
    expect(changeOf(kind, current, previous)).toBeNull();
  });

  it('takes a difference from zero', () => {
    expect(changeOf('difference', 1.5, 0)?.direction).toBe('up');
  });
});
