// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('schedules', table => {
    table.comment('When the runs of each tenant are due');
    table.text('tenant_id').primary();
    table.text('cron').notNullable();
    table.text('timezone').notNullable();
    table.integer('jitter_ms').notNullable();
    table.text('catch_up').notNullable();
    table.boolean('paused').notNullable().defaultTo(false);
    table
      .timestamp('next_slot')
      .notNullable()
      .comment('The slot that is served next');
    table
      .timestamp('next_due')
      .notNullable()
      .comment(
        'When it is served: the slot and the share of this tenant of the jitter',
      );
    table.timestamp('updated_at').notNullable();
    table.text('updated_by').notNullable();
  });
  await knex.raw(
    'create index schedules_due on schedules (next_due) where not paused',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('schedules');
};
