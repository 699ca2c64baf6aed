/** How one suite came out; a suite that broke before its tests counts as one failure. */
export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
}

/** Several results as one. */
export function addUp(name: string, results: SuiteResult[]): SuiteResult {
  const sum = (key: 'passed' | 'failed') =>
    results.reduce((total, result) => total + result[key], 0);
  return { name, passed: sum('passed'), failed: sum('failed') };
}

/** The closing line: all suites in one sum. */
export function sumLine(results: SuiteResult[]): string {
  const { passed, failed } = addUp('all', results);
  return `${passed} passed, ${failed} failed`;
}
