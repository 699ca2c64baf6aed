// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('tenants', table => {
    table.comment('Clients whose data is kept apart');
    table.string('id', 40).primary().comment('Slug, never reused');
    table.string('name', 100).notNullable();
    table.string('status', 20).notNullable();
    table.string('timezone', 64).notNullable().comment('IANA zone');
    table.string('currency', 3).notNullable().comment('ISO 4217');
    table.string('tier', 20).notNullable();
    table
      .string('owner', 255)
      .notNullable()
      .comment('Ref of the catalog group that owns the tenant, lower case');
    table.timestamp('created_at', { useTz: true, precision: 3 }).notNullable();
    table.timestamp('updated_at', { useTz: true, precision: 3 }).notNullable();
    table.index(['name', 'id'], 'tenants_name_id_idx');
    table.check(
      "status in ('onboarding', 'active', 'suspended', 'offboarding', 'offboarded')",
      {},
      'tenants_status_check',
    );
  });

  await knex.schema.createTable('connections', table => {
    table.comment('Ad accounts, each synced by one Airbyte connection');
    table
      .string('id', 53)
      .primary()
      .comment('Slug; names the raw schema in the warehouse');
    table
      .string('tenant_id', 40)
      .notNullable()
      .references('id')
      .inTable('tenants');
    table.string('provider', 40).notNullable();
    table.string('name', 100).notNullable();
    table.string('airbyte_instance', 63).notNullable();
    table.uuid('airbyte_connection_id').notNullable();
    table.string('status', 20).notNullable();
    table.timestamp('created_at', { useTz: true, precision: 3 }).notNullable();
    table.timestamp('updated_at', { useTz: true, precision: 3 }).notNullable();
    table.index(['tenant_id', 'id'], 'connections_tenant_id_idx');
    table.unique(['airbyte_instance', 'airbyte_connection_id'], {
      indexName: 'connections_airbyte_key',
    });
    table.check(
      "status in ('active', 'paused', 'error')",
      {},
      'connections_status_check',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('connections');
  await knex.schema.dropTable('tenants');
};
