import { readDurationMs } from '@adinsights/plugin-platform-node';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

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
  rawRetentionMs: number;
  concurrency: number;
}

const ROOT = 'pipelines.airbyte';
const DEFAULT_CONCURRENCY = 8;

/**
 * Reads `pipelines.airbyte`; the defaults are those of config.d.ts.
 *
 * @throws Error - naming the key that is missing or cannot be.
 */
export function readAirbyteOptions(config: Config): AirbyteOptions {
  const airbyte = config.getOptionalConfig(ROOT);
  const concurrency =
    airbyte?.getOptionalNumber('concurrency') ?? DEFAULT_CONCURRENCY;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `${ROOT}.concurrency must be a whole number from 1, got ${concurrency}`,
    );
  }
  return {
    instances: readInstances(airbyte),
    poll: {
      firstMs: readDurationMs(airbyte, 'poll.first', 5_000),
      maxMs: readDurationMs(airbyte, 'poll.max', 60_000),
    },
    requestTimeoutMs: readDurationMs(airbyte, 'requestTimeout', 15_000),
    syncTimeoutMs: readDurationMs(airbyte, 'syncTimeout', 3 * 3_600_000),
    rawRetentionMs: readDurationMs(airbyte, 'rawRetention', 35 * 86_400_000),
    concurrency,
  };
}

function readInstances(airbyte: Config | undefined): AirbyteInstance[] {
  const instances = (airbyte?.getOptionalConfigArray('instances') ?? []).map(
    instance => ({
      id: instance.getString('id'),
      url: instance.getString('url').replace(/\/+$/, ''),
      clientId: instance.getString('clientId'),
      clientSecret: instance.getString('clientSecret'),
    }),
  );
  const ids = new Set<string>();
  for (const { id, url } of instances) {
    if (ids.has(id)) {
      throw new InputError(`${ROOT}.instances names "${id}" twice`);
    }
    ids.add(id);
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      throw new InputError(
        `${ROOT}.instances: the url of "${id}" must begin with http:// or https://, got ${url}`,
      );
    }
  }
  return instances;
}
