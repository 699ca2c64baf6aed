import { readDurationMs } from '@adinsights/plugin-platform-node';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { LanePolicy } from './lanes/lane';
import type { RetryPolicy } from './runs/retryPolicy';
import type { WavePolicy } from './waves/wave';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const waveKeys = [
  'maxWait',
  'maxMembers',
  'maxFullWindowMembers',
  'buildDeadline',
  'snapshotDeadline',
];
const laneKeys = ['premiumWeight'];
const retryKeys = ['base', 'cap', 'maxAttempts'];

const DEFAULT_SLOTS = 5;

/** The settings of this plugin, read once. */
export interface PipelinesConfig {
  waves: WavePolicy;
  retries: RetryPolicy;
  /** How long landed syncs wait for the others of their run. */
  syncGraceMs: number;
  lanes: LanePolicy;
}

/**
 * Reads `pipelines`.
 *
 * @throws InputError - naming a key that is not known or out of range
 */
export function readPipelinesConfig(config: Config): PipelinesConfig {
  const pipelines = config.getOptionalConfig('pipelines');
  const waves = pipelines?.getOptionalConfig('waves');
  const retries = pipelines?.getOptionalConfig('retries');
  const lanes = pipelines?.getOptionalConfig('lanes');
  refuseUnknown('pipelines.waves', waves, waveKeys);
  refuseUnknown('pipelines.retries', retries, retryKeys);
  refuseUnknown('pipelines.lanes', lanes, laneKeys);
  return {
    waves: {
      warehouse: pipelines?.getOptionalString('warehouse') ?? 'default',
      maxWaitMs: readDurationMs(waves, 'maxWait', 15 * SECOND_MS),
      maxMembers: readCount(waves, 'maxMembers', 1_000),
      maxFullWindowMembers: readCount(waves, 'maxFullWindowMembers', 200),
      buildDeadlineMs: readDurationMs(waves, 'buildDeadline', 60 * MINUTE_MS),
      snapshotDeadlineMs: readDurationMs(
        waves,
        'snapshotDeadline',
        15 * MINUTE_MS,
      ),
    },
    retries: {
      baseMs: readDurationMs(retries, 'base', MINUTE_MS),
      capMs: readDurationMs(retries, 'cap', 15 * MINUTE_MS),
      maxAttempts: readCount(retries, 'maxAttempts', 5),
    },
    syncGraceMs: readDurationMs(pipelines, 'syncGrace', 15 * MINUTE_MS),
    lanes: {
      premiumWeight: readCount(lanes, 'premiumWeight', 2),
      slotsOf: readSlots(pipelines),
    },
  };
}

function readSlots(pipelines: Config | undefined): LanePolicy['slotsOf'] {
  const instances =
    pipelines?.getOptionalConfigArray('airbyte.instances') ?? [];
  const slots = new Map(
    instances.map(instance => [
      instance.getString('id'),
      readCount(instance, 'slots', DEFAULT_SLOTS),
    ]),
  );
  return instance => slots.get(instance) ?? DEFAULT_SLOTS;
}

function readCount(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(`${key}: must be a positive integer, got ${value}`);
  }
  return value;
}

function refuseUnknown(
  where: string,
  config: Config | undefined,
  known: string[],
): void {
  const unknown = config?.keys().filter(key => !known.includes(key)) ?? [];
  if (unknown.length > 0) {
    throw new InputError(
      `${where}.${unknown[0]}: is not known, use ${known.join(', ')}`,
    );
  }
}
