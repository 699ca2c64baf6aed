import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/**
 * A duration of the configuration (`HumanDuration`, ISO or `15 s`) in
 * milliseconds, or the default where the key is absent.
 *
 * @public
 */
export function readDurationMs(
  config: Config | undefined,
  key: string,
  defaultMs: number,
): number {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : defaultMs;
}
