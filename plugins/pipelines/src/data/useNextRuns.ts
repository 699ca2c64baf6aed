import {
  fleetSchema,
  fromFleet,
  PipelinesFleetRow,
  pipelinesFleetRowSchema,
} from '@adinsights/plugin-platform-common';
import { Resource, useResource } from '@adinsights/plugin-platform-react';
import { FLEET_ADDRESS } from './addresses';
import { AT_REST_MS } from './refresh';

const schema = fleetSchema.transform(fleet =>
  fromFleet(pipelinesFleetRowSchema, fleet),
);

/** When each tenant runs next, and whether its schedule is paused. */
export function useNextRuns(): Resource<Map<string, PipelinesFleetRow>> {
  return useResource(FLEET_ADDRESS, schema, { refreshMs: AT_REST_MS });
}
