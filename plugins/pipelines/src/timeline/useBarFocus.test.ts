import { runFixture } from '../__testUtils__/runFixture';
import type { Lane } from './lanes';
import { neighbourOf } from './useBarFocus';

function lane(tenantId: string, ...minutes: number[]): Lane {
  return {
    tenantId,
    name: tenantId,
    runs: minutes.map(minute =>
      runFixture({
        id: `${tenantId}${minute}`,
        queuedAt: `2026-01-05T11:${String(minute).padStart(2, '0')}:00Z`,
      }),
    ),
  };
}

const lanes = [lane('a', 10, 30), lane('b'), lane('c', 5, 28, 50)];

describe('neighbourOf', () => {
  it.each([
    ['a10', 'ArrowRight', 'a30'],
    ['a10', 'ArrowLeft', undefined],
    ['a30', 'ArrowDown', 'c28'],
    ['c5', 'ArrowUp', 'a10'],
    ['a10', 'ArrowUp', undefined],
    ['gone', 'ArrowDown', undefined],
    ['a10', 'x', undefined],
  ])('leads from %s by %s to %s', (from, key, to) => {
    expect(neighbourOf(lanes, from, key)).toBe(to);
  });
});
