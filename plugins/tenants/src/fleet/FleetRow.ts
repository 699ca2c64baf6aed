import type {
  MetricsFleetRow,
  PipelinesFleetRow,
  TenantsFleetRow,
} from '@adinsights/plugin-platform-common';

/** The back ends whose answers make up the page. */
export type FleetSource = 'tenants' | 'pipelines' | 'metrics';

/**
 * One tenant as the fleet page shows it. A part is undefined when its source
 * has not answered, or answered without this tenant.
 */
export interface FleetRow {
  /** The tenant's id. */
  id: string;
  /** Its name, or its id where the registry did not answer. */
  name: string;
  tenant: TenantsFleetRow | undefined;
  run: PipelinesFleetRow | undefined;
  metrics: MetricsFleetRow | undefined;
}
