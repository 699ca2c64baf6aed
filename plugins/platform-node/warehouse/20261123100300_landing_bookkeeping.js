// @ts-check

/**
 * What has landed: one row per load, one row per day.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const landing = () => knex.schema.withSchema('landing');

  await landing().createTable('_loads', table => {
    table.comment('One row per stream of a landed sync, those of 0 rows too');
    table.text('tenant_id').notNullable();
    table.text('connection_id').notNullable();
    table.text('stream').notNullable().comment('Name of the stream in Airbyte');
    table.bigInteger('sync_id').notNullable().comment('Airbyte job id');
    table.timestamp('sync_started_at', { useTz: true }).notNullable();
    table.timestamp('sync_ended_at', { useTz: true }).notNullable();
    table.timestamp('landed_at', { useTz: true }).notNullable();
    table.bigInteger('rows').notNullable().comment('Source rows considered');
    table
      .bigInteger('rejected')
      .notNullable()
      .comment('Source rows without a readable day or natural key');
    table.integer('days_changed').notNullable();
    table.date('from_day').comment('First day the sync answers for');
    table.date('to_day').comment('Last day the sync answers for');
    table
      .bigInteger('version')
      .notNullable()
      .comment('control.tenant_versions after the load');
    table.primary(['tenant_id', 'connection_id', 'stream', 'sync_id']);
  });

  await landing().createTable('_days', table => {
    table.comment(
      'What each landed day consists of; an emptied day has 0 rows',
    );
    table.text('tenant_id').notNullable();
    table.text('connection_id').notNullable();
    table.text('stream').notNullable();
    table.date('day').notNullable();
    table.bigInteger('sync_id').notNullable();
    table.bigInteger('rows').notNullable();
    table.decimal('hash', null).notNullable().comment('Sum of row hashes');
    table.bigInteger('version').notNullable();
    table.timestamp('changed_at', { useTz: true }).notNullable();
    table.primary(['tenant_id', 'connection_id', 'stream', 'day']);
    table.index(['tenant_id', 'version'], 'days_tenant_version_index');
  });

  for (const name of ['_loads', '_days']) {
    await knex.raw("select control.secure(?::regclass, 'landing_writer')", [
      `landing.${name}`,
    ]);
    await knex.raw('grant select on ?? to portal_fleet', [`landing.${name}`]);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.withSchema('landing').dropTable('_days');
  await knex.schema.withSchema('landing').dropTable('_loads');
};
