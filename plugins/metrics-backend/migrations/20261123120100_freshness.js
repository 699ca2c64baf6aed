// @ts-check

/**
 * The freshness of every layer as last evaluated, and the policies it was
 * evaluated by, which serve when their owners cannot be asked.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('freshness', table => {
    table.comment('One row per tenant and layer');
    table.text('tenant_id').notNullable();
    table
      .text('layer')
      .notNullable()
      .comment('source:<provider>, marts, snapshot');
    table.timestamp('last_success_began_at', { useTz: true });
    table.timestamp('data_as_of', { useTz: true });
    table.text('state').notNullable();
    table.text('reason').notNullable();
    table.timestamp('since', { useTz: true });
    table
      .timestamp('state_until', { useTz: true })
      .comment('When the state changes if nothing happens');
    table.timestamp('next_expected_at', { useTz: true });
    table
      .timestamp('evaluated_at', { useTz: true })
      .notNullable()
      .comment('Before the sources were read; an older evaluation never wins');
    table.primary(['tenant_id', 'layer'], { constraintName: 'freshness_pkey' });
  });

  await knex.schema.createTable('freshness_policies', table => {
    table.comment('Last known policy of each tenant');
    table.text('tenant_id').primary();
    table.text('status').notNullable();
    table.timestamp('onboarded_at', { useTz: true }).notNullable();
    table
      .jsonb('schedule')
      .comment('{cron, timezone, jitterMs, paused}; null without a schedule');
    table
      .jsonb('connections')
      .notNullable()
      .comment('[{id, provider}] of the active connections');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('freshness_policies');
  await knex.schema.dropTable('freshness');
};
