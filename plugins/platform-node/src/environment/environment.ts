import { Config } from '@backstage/config';
import { z } from 'zod';

const environmentSchema = z.enum(['local', 'production']);

/** Where the portal runs: on one laptop, or for others. @public */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads `adinsights.environment`. Absent means `production`, so a forgotten
 * setting never opens what is only for a laptop.
 *
 * @public
 */
export function readEnvironment(config: Config): Environment {
  const value =
    config.getOptionalString('adinsights.environment') ?? 'production';
  const parsed = environmentSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(
      `adinsights.environment: must be local or production, got ${value}`,
    );
  }
  return parsed.data;
}

/**
 * Throws unless the environment is `local`.
 *
 * @param what - the thing that is only for a laptop, named in the error
 * @public
 */
export function assertLocal(config: Config, what: string): void {
  const environment = readEnvironment(config);
  if (environment !== 'local') {
    throw new Error(
      `${what} is allowed only with adinsights.environment: local, this is ${environment}`,
    );
  }
}
