import { performance } from 'node:perf_hooks';

/** Writes a line for the person at the terminal. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs one long step under a title and says how long it took. */
export async function step<T>(
  title: string,
  run: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  try {
    const result = await run();
    say(`  ✓ ${title} (${seconds()} s)`);
    return result;
  } catch (error) {
    say(`  ✗ ${title} (${seconds()} s)`);
    throw error;
  }
}
