import type { Config } from '@backstage/config';

const DEFAULT_CACHE_BYTES = 64 * 1024 * 1024;

/** Settings of the metrics back end. */
export interface MetricsConfig {
  demoEnabled: boolean;
  cacheMaxBytes: number;
}

export function readMetricsConfig(config: Config): MetricsConfig {
  return {
    demoEnabled:
      config.getOptionalBoolean('metrics.datasets.demo.enabled') ?? false,
    cacheMaxBytes:
      config.getOptionalNumber('metrics.cache.maxBytes') ?? DEFAULT_CACHE_BYTES,
  };
}
