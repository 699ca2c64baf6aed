import { readDurationMs } from '@adinsights/plugin-platform-node';
import type { Config } from '@backstage/config';

export interface DbtOptions {
  executable: string;
  projectDirectory: string;
  workDirectory: string;
  threads: number;
  buildTimeoutMs: number;
}

const HOUR_MS = 3_600_000;
const ROOT = 'pipelines.dbt';

/** Reads `pipelines.dbt`; the defaults are those of config.d.ts. */
export function readDbtOptions(config: Config): DbtOptions {
  const dbt = config.getConfig(ROOT);
  return {
    executable: dbt.getString('executable'),
    projectDirectory: dbt.getString('projectDirectory'),
    workDirectory: dbt.getString('workDirectory'),
    threads: dbt.getOptionalNumber('threads') ?? 4,
    buildTimeoutMs: readDurationMs(dbt, 'buildTimeout', HOUR_MS),
  };
}
