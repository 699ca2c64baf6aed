import { readDurationMs } from '@adinsights/plugin-platform-node';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

export interface DbtOptions {
  executable: string;
  projectDirectory: string;
  workDirectory: string;
  threads: number;
  buildTimeoutMs: number;
}

const ROOT = 'pipelines.dbt';
const DEFAULT_THREADS = 4;
const DEFAULT_BUILD_TIMEOUT_MS = 3_600_000;

/**
 * Reads `pipelines.dbt`; the defaults are those of config.d.ts.
 *
 * @throws Error - naming the key that is missing or cannot be.
 */
export function readDbtOptions(config: Config): DbtOptions {
  const dbt = config.getConfig(ROOT);
  const threads = dbt.getOptionalNumber('threads') ?? DEFAULT_THREADS;
  if (!Number.isInteger(threads) || threads < 1) {
    throw new InputError(
      `${ROOT}.threads must be a whole number from 1, got ${threads}`,
    );
  }
  return {
    executable: dbt.getString('executable'),
    projectDirectory: dbt.getString('projectDirectory'),
    workDirectory: dbt.getString('workDirectory'),
    threads,
    buildTimeoutMs: readDurationMs(
      dbt,
      'buildTimeout',
      DEFAULT_BUILD_TIMEOUT_MS,
    ),
  };
}
