import type { CancelRequests } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';

/** {@link CancelRequests} over table `runs`. */
export class DatabaseCancelRequests implements CancelRequests {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async requested(runIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.#knex.raw<{ rows: { id: string }[] }>(
      `select id from runs
       where id = any(?) and cancel_requested_at is not null`,
      [[...runIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
