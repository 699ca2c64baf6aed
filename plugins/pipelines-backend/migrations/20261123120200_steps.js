// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('steps', table => {
    table.comment('Parts of a run: a sync per connection, transform, snapshot');
    table.text('id').primary();
    table
      .text('run_id')
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.text('kind').notNullable();
    table.text('state').notNullable();
    table.integer('attempt').notNullable().comment('0 before the first');
    table
      .timestamp('not_before')
      .notNullable()
      .comment('A pending step starts no attempt before this');
    table.text('connection_id').comment('Of a sync, as the four below');
    table.text('provider');
    table.text('airbyte_instance');
    table.text('airbyte_connection_id');
    table.text('wave_id').comment('Of the newest attempt');
    table.bigInteger('rows');
    table.bigInteger('bytes');
    table.jsonb('failure');
    table.timestamp('started_at').comment('Of the newest attempt');
    table.timestamp('ended_at');
  });
  await knex.raw(
    `create unique index steps_of_run
       on steps (run_id, kind, coalesce(connection_id, ''))`,
  );
  await knex.raw(
    `create index steps_pending on steps (kind, not_before)
       where state = 'pending'`,
  );

  await knex.schema.createTable('step_attempts', table => {
    table.comment('Every try of every step; sync telemetry is read from it');
    table
      .text('step_id')
      .notNullable()
      .references('id')
      .inTable('steps')
      .onDelete('CASCADE');
    table.integer('attempt').notNullable();
    table.text('tenant_id').notNullable();
    table.text('kind').notNullable();
    table.text('connection_id');
    table.text('state').notNullable();
    table.timestamp('started_at').notNullable();
    table.timestamp('ended_at');
    table.bigInteger('rows');
    table.bigInteger('bytes');
    table.jsonb('failure');
    table.primary(['step_id', 'attempt']);
  });
  await knex.raw(
    `create index step_attempts_sync_started
       on step_attempts (connection_id, started_at desc)
       where kind = 'sync'`,
  );
  await knex.raw(
    `create index step_attempts_sync_ended
       on step_attempts (connection_id, ended_at desc)
       where kind = 'sync' and ended_at is not null`,
  );
  await knex.raw(
    `create index step_attempts_sync_landed
       on step_attempts (connection_id, started_at desc)
       where kind = 'sync' and state in ('succeeded', 'degraded')`,
  );

  await knex.schema.createTable('run_events', table => {
    table.comment('What happened to a run, for people');
    table.bigIncrements('id');
    table
      .text('run_id')
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.timestamp('at').notNullable();
    table.text('type').notNullable();
    table.text('text').notNullable();
    table.index(['run_id', 'id'], 'run_events_of_run');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('run_events');
  await knex.schema.dropTable('step_attempts');
  await knex.schema.dropTable('steps');
};
