import type { Failure, StepState } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { ConnectionSyncs } from '../../../telemetry/syncStatus';

interface SyncsRow {
  connection_id: string;
  started_at: Date;
  state: StepState;
  ended_state: StepState | null;
  ended_failure: Failure | null;
  success_started_at: Date | null;
  success_ended_at: Date | null;
}

/** Three steps into an index per connection, however long its history. */
export function syncsQuery(
  knex: Knex,
  connectionIds: readonly string[],
): Knex.Raw {
  return knex.raw(
    `select wanted.connection_id, last.started_at, last.state,
       ended.state as ended_state, ended.failure as ended_failure,
       landed.started_at as success_started_at,
       landed.ended_at as success_ended_at
     from unnest(?::text[]) as wanted (connection_id)
     cross join lateral (
       select started_at, state from step_attempts
       where connection_id = wanted.connection_id and kind = 'sync'
       order by started_at desc limit 1
     ) as last
     left join lateral (
       select state, failure from step_attempts
       where connection_id = wanted.connection_id and kind = 'sync'
         and ended_at is not null
       order by ended_at desc limit 1
     ) as ended on true
     left join lateral (
       select started_at, ended_at from step_attempts
       where connection_id = wanted.connection_id and kind = 'sync'
         and state in ('succeeded', 'degraded')
       order by started_at desc limit 1
     ) as landed on true`,
    [[...connectionIds]],
  );
}

export async function readSyncs(
  knex: Knex,
  connectionIds: readonly string[],
): Promise<ConnectionSyncs[]> {
  const { rows } = (await syncsQuery(knex, connectionIds)) as {
    rows: SyncsRow[];
  };
  return rows.map(row => ({
    connectionId: row.connection_id,
    lastStartedAt: row.started_at,
    lastState: row.state,
    lastEndedState: row.ended_state,
    lastError:
      row.ended_state === 'failed'
        ? row.ended_failure?.message ?? 'no reason given'
        : null,
    successBeganAt: row.success_started_at,
    successEndedAt: row.success_ended_at,
  }));
}
