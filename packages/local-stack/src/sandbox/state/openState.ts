import knexFactory, { Knex } from 'knex';

/** Opens the sandbox's own database and makes its tables where missing. */
export async function openState(stateUrl: string): Promise<Knex> {
  const knex = knexFactory({
    client: 'pg',
    connection: {
      connectionString: stateUrl,
      application_name: 'airbyte-sandbox',
    },
    pool: { min: 0, max: 5 },
  });
  try {
    await knex.raw(`
      create table if not exists resources (
        id uuid primary key,
        kind text not null,
        workspace_id uuid not null,
        body jsonb not null,
        position bigint generated always as identity,
        created_at timestamptz not null
      );
      create index if not exists resources_by_kind
        on resources (kind, position);
      create table if not exists jobs (
        job_id bigint generated always as identity primary key,
        connection_id uuid not null,
        job_type text not null,
        status text not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        started_at timestamptz,
        attempts integer not null default 0,
        failed_attempts integer not null default 0,
        rows_synced bigint not null default 0,
        bytes_synced bigint not null default 0,
        read_until integer,
        failure text
      );
      create unique index if not exists jobs_one_active
        on jobs (connection_id)
        where status in ('pending', 'running', 'incomplete');
      create index if not exists jobs_by_connection
        on jobs (connection_id, job_id);
      create table if not exists account_controls (
        account_id text primary key,
        behaviour text,
        corrupt text
      );
    `);
    return knex;
  } catch (error) {
    await knex.destroy();
    throw error;
  }
}
