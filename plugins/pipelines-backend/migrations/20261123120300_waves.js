// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('waves', table => {
    table.comment('The tenants that share one dbt build and its snapshots');
    table.text('id').primary();
    table.text('warehouse').notNullable();
    table.text('stage').notNullable().comment('building, snapshotting, ended');
    table
      .text('token')
      .notNullable()
      .comment('Of the stage; what ends under another one has no effect');
    table.boolean('full_window').notNullable();
    table.timestamp('started_at').notNullable();
    table.timestamp('stage_started_at').notNullable();
    table.timestamp('deadline_at').notNullable().comment('Of the stage');
    table.timestamp('ended_at');
  });
  await knex.raw(
    `create unique index waves_one_building on waves (warehouse)
       where stage = 'building'`,
  );
  await knex.raw(
    `create index waves_deadline on waves (deadline_at)
       where stage in ('building', 'snapshotting')`,
  );

  await knex.schema.createTable('wave_members', table => {
    table.comment('The runs of a wave and the attempts made in it');
    table
      .text('wave_id')
      .notNullable()
      .references('id')
      .inTable('waves')
      .onDelete('CASCADE');
    table
      .text('run_id')
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.text('tenant_id').notNullable();
    table.text('stage').notNullable().comment('The last one it takes part in');
    table.text('step_id').notNullable().comment('The step of that stage');
    table.integer('attempt').notNullable().comment('The attempt of that step');
    table.primary(['wave_id', 'run_id']);
    table.index(['run_id'], 'wave_members_of_run');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('wave_members');
  await knex.schema.dropTable('waves');
};
