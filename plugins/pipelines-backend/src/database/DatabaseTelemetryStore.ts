import type { Knex } from 'knex';
import type { ConnectionSyncs } from '../telemetry/syncStatus';
import type { SyncFigures, TelemetryStore } from '../telemetry/TelemetryStore';
import { readFigures } from './operations/telemetry/readFigures';
import { readSyncs } from './operations/telemetry/readSyncs';

/** {@link TelemetryStore} over table `step_attempts`. */
export class DatabaseTelemetryStore implements TelemetryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async syncs(connectionIds: readonly string[]): Promise<ConnectionSyncs[]> {
    return readSyncs(this.#knex, connectionIds);
  }

  async figures(
    connectionIds: readonly string[],
    now: Date,
  ): Promise<SyncFigures[]> {
    return readFigures(this.#knex, connectionIds, now);
  }
}
