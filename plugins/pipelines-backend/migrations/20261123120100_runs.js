// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('runs', table => {
    table.comment('One passage of a tenant through sync, transform, snapshot');
    table.text('id').primary();
    table.text('tenant_id').notNullable();
    table.text('kind').notNullable();
    table.timestamp('slot').comment('The slot it serves, if it serves one');
    table.text('state').notNullable();
    table.smallint('priority').notNullable().comment('Lower goes first');
    table
      .boolean('full_window')
      .notNullable()
      .defaultTo(false)
      .comment('Builds all days, not only those that changed');
    table.text('reason');
    table.text('requested_by');
    table.timestamp('queued_at').notNullable();
    table.timestamp('started_at');
    table.timestamp('first_landed_at').comment('When its first sync landed');
    table.timestamp('ready_at').comment('Since when it may join a wave');
    table.timestamp('ended_at');
    table.timestamp('cancel_requested_at');
    table.text('traceparent').notNullable();
    table.text('trace_id').notNullable();
    table.jsonb('failure');
    table.unique(['tenant_id', 'kind', 'slot'], {
      indexName: 'runs_tenant_kind_slot',
    });
    table.index(['trace_id'], 'runs_trace');
  });
  await knex.raw(
    `create unique index runs_one_running on runs (tenant_id)
       where state = 'running'`,
  );
  await knex.raw(
    `create unique index runs_one_queued on runs (tenant_id, kind)
       where state = 'queued' and kind in ('scheduled', 'manual', 'late')`,
  );
  await knex.raw(
    `create index runs_queued on runs (priority, queued_at, id)
       where state = 'queued'`,
  );
  await knex.raw(
    `create index runs_queued_of_tenant
       on runs (tenant_id, priority, queued_at, id) where state = 'queued'`,
  );
  await knex.raw(
    `create index runs_ready on runs (priority, ready_at, id)
       where state = 'running' and ready_at is not null`,
  );
  await knex.raw(
    `create index runs_landing on runs (first_landed_at)
       where state = 'running' and ready_at is null`,
  );
  await knex.raw('create index runs_newest on runs (queued_at desc, id desc)');
  await knex.raw(
    'create index runs_newest_of_tenant on runs (tenant_id, queued_at desc, id desc)',
  );
  await knex.raw(
    'create index runs_newest_of_state on runs (state, queued_at desc, id desc)',
  );
  await knex.raw(
    `create index runs_last_ended on runs (tenant_id, ended_at desc)
       where ended_at is not null`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('runs');
};
