import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

export interface DbtOptions {
  executable: string;
  projectDirectory: string;
  workDirectory: string;
  threads: number;
  buildTimeoutMs: number;
}

const ROOT = 'pipelines.dbt';

/** Reads `pipelines.dbt`; the defaults are those of config.d.ts. */
export function readDbtOptions(config: Config): DbtOptions {
  const dbt = config.getConfig(ROOT);
  return {
    executable: dbt.getString('executable'),
    projectDirectory: dbt.getString('projectDirectory'),
    workDirectory: dbt.getString('workDirectory'),
    threads: dbt.getOptionalNumber('threads') ?? 4,
    buildTimeoutMs: durationToMilliseconds(
      dbt.has('buildTimeout')
        ? readDurationFromConfig(dbt, { key: 'buildTimeout' })
        : { hours: 1 },
    ),
  };
}
