import type { Knex } from 'knex';
import type { FleetStore, TenantRuns } from '../fleet/FleetStore';
import { readTenantRuns } from './operations/fleet/readTenantRuns';

/** {@link FleetStore} over table `runs`. */
export class DatabaseFleetStore implements FleetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async runs(tenantIds: readonly string[]): Promise<TenantRuns[]> {
    return readTenantRuns(this.#knex, tenantIds);
  }
}
