// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('external_jobs', table => {
    table.comment('Which job of Airbyte belongs to which attempt of a sync');
    table
      .text('step_id')
      .notNullable()
      .references('id')
      .inTable('steps')
      .onDelete('CASCADE');
    table.integer('attempt').notNullable();
    table.text('connection_id').notNullable();
    table.text('airbyte_instance').notNullable();
    table
      .bigInteger('previous_job_id')
      .comment('Highest job of the connection before; null if it had none');
    table.bigInteger('job_id').comment('Null until made or adopted');
    table.timestamp('recorded_at').notNullable();
    table.primary(['step_id', 'attempt']);
    table.unique(['airbyte_instance', 'job_id'], {
      indexName: 'external_jobs_one_owner',
    });
    table.index(['connection_id'], 'external_jobs_of_connection');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('external_jobs');
};
