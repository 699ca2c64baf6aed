// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('lanes', table => {
    table.comment('The line of each tenant; lanes are served in turn');
    table.text('tenant_id').primary();
    table
      .double('weight')
      .notNullable()
      .defaultTo(1)
      .comment('One of weight 2 has two turns while others have one');
    table
      .double('last_served')
      .notNullable()
      .defaultTo(0)
      .comment('Virtual time at which its next turn may come');
    table.integer('queued').notNullable().defaultTo(0).comment('Its runs');
    table.integer('running').notNullable().defaultTo(0);
  });
  await knex.raw(
    `create index lanes_waiting on lanes (last_served, tenant_id)
       where queued > 0 and running = 0`,
  );
  await knex.raw(
    `insert into lanes (tenant_id, queued, running)
     select tenant_id, count(*) filter (where state = 'queued'),
       count(*) filter (where state = 'running')
     from runs group by tenant_id`,
  );

  await knex.raw('drop index runs_queued');
  await knex.schema.createTable('resources', table => {
    table.comment(
      'What steps of all tenants share; its row is locked before one is claimed',
    );
    table.text('id').primary().comment('airbyte:<instance>');
    table.integer('slots').notNullable().comment('Steps at work at a time');
    table
      .double('virtual_time')
      .notNullable()
      .defaultTo(0)
      .comment('The latest turn that was served');
  });

  await knex.schema.alterTable('steps', table => {
    table
      .double('turn')
      .notNullable()
      .defaultTo(0)
      .comment('Virtual time; syncs that wait for a slot are served by it');
    table
      .integer('attempts_before')
      .notNullable()
      .defaultTo(0)
      .comment('Attempts made before the run was retried; they count no more');
  });
  await knex.raw(
    `create index steps_slot_line on steps (airbyte_instance, turn, id)
       where kind = 'sync' and state = 'pending'`,
  );
  await knex.raw(
    `create index steps_slot_holders on steps (airbyte_instance)
       where kind = 'sync' and state = 'running'`,
  );
  await knex.raw(
    `create index runs_to_cancel on runs (id)
       where state = 'running' and cancel_requested_at is not null`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index runs_to_cancel');
  await knex.raw('drop index steps_slot_holders');
  await knex.raw('drop index steps_slot_line');
  await knex.schema.alterTable('steps', table => {
    table.dropColumns('turn', 'attempts_before');
  });
  await knex.raw(
    `create index runs_queued on runs (priority, queued_at, id)
       where state = 'queued'`,
  );
  await knex.schema.dropTable('resources');
  await knex.schema.dropTable('lanes');
};
