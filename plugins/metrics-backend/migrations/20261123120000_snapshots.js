// @ts-check

/**
 * What each wave's snapshot step made of the marts, and the newest per tenant.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('snapshots', table => {
    table.comment('Payloads as they were made; rows are never changed');
    table.uuid('id').primary();
    table.text('tenant_id').notNullable();
    table.text('dataset').notNullable().checkIn(['live'], 'snapshots_dataset');
    table.text('wave_id').notNullable();
    table.text('run_id').notNullable();
    table
      .text('step_id')
      .notNullable()
      .unique({ indexName: 'snapshots_step_unique' })
      .comment('A step that is done again finds its snapshot here');
    table.text('publication_id').comment("dbt invocation of the marts' rows");
    table.timestamp('generated_at', { useTz: true }).notNullable();
    table
      .timestamp('data_as_of', { useTz: true })
      .comment("Oldest of the active connections' last loads");
    table
      .timestamp('marts_began_at', { useTz: true })
      .comment('When the wave behind the marts started');
    table.binary('body').notNullable().comment('Sections as JSON, brotli');
    table.text('checksum').notNullable().comment('SHA-256 of the JSON, hex');
    table.integer('bytes').notNullable().comment('Length of the JSON');
    table.jsonb('rows').notNullable().comment('Rows per section');
    table.index(
      ['tenant_id', 'generated_at', 'id'],
      'snapshots_tenant_generated_index',
    );
    table.index(['generated_at', 'id'], 'snapshots_generated_index');
  });

  await knex.schema.createTable('snapshot_heads', table => {
    table.comment('The newest snapshot of each tenant');
    table.text('tenant_id').primary();
    table
      .uuid('snapshot_id')
      .notNullable()
      .unique({ indexName: 'snapshot_heads_snapshot_unique' })
      .references('snapshots.id');
    table.timestamp('generated_at', { useTz: true }).notNullable();
    table.timestamp('data_as_of', { useTz: true });
    table
      .double('spend')
      .comment("Of the window, in the tenant's currency; null when unknown");
    table
      .specificType('spend_trend', 'double precision[]')
      .notNullable()
      .comment('One value per day of the window');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('snapshot_heads');
  await knex.schema.dropTable('snapshots');
};
