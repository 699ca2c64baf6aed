import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** One Airbyte server. */
export interface AirbyteInstance {
  id: string;
  url: string;
  clientId: string;
  clientSecret: string;
}

export interface AirbyteOptions {
  instances: AirbyteInstance[];
  poll: { firstMs: number; maxMs: number };
  requestTimeoutMs: number;
  syncTimeoutMs: number;
  concurrency: number;
}

const ROOT = 'pipelines.airbyte';

/** Reads `pipelines.airbyte`; the defaults are those of config.d.ts. */
export function readAirbyteOptions(config: Config): AirbyteOptions {
  const durationMs = (key: string, fallback: HumanDuration) =>
    durationToMilliseconds(
      config.has(`${ROOT}.${key}`)
        ? readDurationFromConfig(config, { key: `${ROOT}.${key}` })
        : fallback,
    );
  return {
    instances: (config.getOptionalConfigArray(`${ROOT}.instances`) ?? []).map(
      instance => ({
        id: instance.getString('id'),
        url: instance.getString('url').replace(/\/+$/, ''),
        clientId: instance.getString('clientId'),
        clientSecret: instance.getString('clientSecret'),
      }),
    ),
    poll: {
      firstMs: durationMs('poll.first', { seconds: 5 }),
      maxMs: durationMs('poll.max', { seconds: 60 }),
    },
    requestTimeoutMs: durationMs('requestTimeout', { seconds: 15 }),
    syncTimeoutMs: durationMs('syncTimeout', { hours: 3 }),
    concurrency: config.getOptionalNumber(`${ROOT}.concurrency`) ?? 8,
  };
}
