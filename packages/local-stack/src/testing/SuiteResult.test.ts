import { addUp, sumLine } from './SuiteResult';

const results = [
  { name: 'jest', passed: 412, failed: 0 },
  { name: 'dbt', passed: 80, failed: 2 },
  { name: 'e2e', passed: 0, failed: 1 },
];

describe('SuiteResult', () => {
  it.each([
    [results, '492 passed, 3 failed'],
    [results.slice(0, 1), '412 passed, 0 failed'],
    [[], '0 passed, 0 failed'],
  ])('sums %j up to "%s"', (given, line) => {
    expect(sumLine(given)).toBe(line);
  });

  it('makes one result of several', () => {
    expect(addUp('all', results)).toEqual({
      name: 'all',
      passed: 492,
      failed: 3,
    });
  });
});
