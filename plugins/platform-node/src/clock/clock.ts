import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { assertLocal } from '../environment/environment';

const OFFSET_KEY = 'adinsights.clock.offset';

/** The only source of the present in the portal's own code. @public */
export interface Clock {
  now(): Date;
}

/**
 * The machine's clock, moved by `adinsights.clock.offset` (a `HumanDuration`
 * that may be negative). An offset is refused outside the local environment.
 *
 * @public
 */
export function createClock(config: Config): Clock {
  if (!config.has(OFFSET_KEY)) {
    return { now: () => new Date() };
  }
  assertLocal(config, OFFSET_KEY);
  const offsetMs = durationToMilliseconds(
    readDurationFromConfig(config, { key: OFFSET_KEY }),
  );
  return { now: () => new Date(Date.now() + offsetMs) };
}

/** One {@link Clock} per process. @public */
export const clockServiceRef = createServiceRef<Clock>({
  id: 'adinsights.clock',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => createClock(config),
    }),
});
