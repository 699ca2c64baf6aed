/** How one suite came out; a suite that broke before its tests counts as one failure. */
export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
}

/** The closing line: all suites in one sum. */
export function sumLine(results: SuiteResult[]): string {
  const sum = (key: 'passed' | 'failed') =>
    results.reduce((total, result) => total + result[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
