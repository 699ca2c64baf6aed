import {
  fleetSchema,
  fromFleet,
  tenantsFleetRowSchema,
  TenantsFleetRow,
} from '@adinsights/plugin-platform-common';
import { Resource, useResource } from '../resource/useResource';

const tenantsSchema = fleetSchema.transform(fleet =>
  [...fromFleet(tenantsFleetRowSchema, fleet).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  ),
);

/**
 * Every tenant the reader may see, by name, in one compact answer that all
 * pages share.
 *
 * @public
 */
export function useTenants(): Resource<TenantsFleetRow[]> {
  return useResource('plugin://tenants/fleet', tenantsSchema);
}
