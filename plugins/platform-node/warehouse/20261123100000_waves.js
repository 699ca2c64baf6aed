// @ts-check

/**
 * What a dbt build may touch: its wave, the members, and the days that changed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const control = () => knex.schema.withSchema('control');

  await control().createTable('waves', table => {
    table.comment('One row per dbt invocation; only an active one may publish');
    table.text('wave_id').primary().comment('<wave>/<token>/<build number>');
    table
      .text('state')
      .notNullable()
      .defaultTo('active')
      .checkIn(['active', 'revoked', 'ended'], 'waves_state_check');
    table.boolean('full_window').notNullable().defaultTo(false);
    table
      .timestamp('started_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.fn.now());
  });

  await control().createTable('wave_members', table => {
    table.comment('The tenants of a wave, with what their build needs to know');
    table
      .text('wave_id')
      .notNullable()
      .references('wave_id')
      .inTable('control.waves')
      .onDelete('CASCADE');
    table.text('tenant_id').notNullable();
    table.text('run_id').notNullable();
    table.text('step_id').notNullable();
    table.text('currency').notNullable().comment('ISO 4217 code of the tenant');
    table.text('timezone').notNullable().comment('IANA zone of the tenant');
    table
      .timestamp('data_as_of', { useTz: true })
      .comment('Oldest last load of the active connections');
    table
      .bigInteger('version_to')
      .notNullable()
      .comment('control.tenant_versions when the wave was formed');
    table.boolean('cancelled').notNullable().defaultTo(false);
    table.primary(['wave_id', 'tenant_id']);
  });

  await control().createTable('wave_days', table => {
    table.comment('The days of the members to build');
    table
      .text('wave_id')
      .notNullable()
      .references('wave_id')
      .inTable('control.waves')
      .onDelete('CASCADE');
    table.text('tenant_id').notNullable();
    table.date('day').notNullable();
    table.primary(['wave_id', 'tenant_id', 'day']);
  });

  await control().createTable('tenant_versions', table => {
    table.comment('Counts the landings that changed something of a tenant');
    table.text('tenant_id').primary();
    table.bigInteger('version').notNullable();
  });

  await control().createTable('fx_rates', table => {
    table.comment('Reference rates, filled from outside');
    table.date('day').notNullable();
    table.text('from_currency').notNullable();
    table.text('to_currency').notNullable();
    table
      .decimal('rate', 18, 8)
      .notNullable()
      .comment('Units of to_currency for one of from_currency');
    table.primary(['day', 'from_currency', 'to_currency']);
    table.check('rate > 0', [], 'fx_rates_rate_check');
  });

  await knex.raw(`
    create view control.current_members with (security_invoker = true) as
    select wave_id, tenant_id, run_id, step_id, currency, timezone, data_as_of,
           version_to
    from control.wave_members
    where wave_id = current_setting('adinsights.wave', true)
      and not cancelled
  `);

  // Security definer: the row lock needs UPDATE on waves, which dbt_owner must not have.
  await knex.raw(`
    create function control.require_wave(final boolean default false)
    returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    as $$
    declare
      wave constant text := nullif(current_setting('adinsights.wave', true), '');
      found_state text;
    begin
      if wave is null then
        raise exception 'No wave: the setting adinsights.wave is not set'
          using errcode = 'invalid_authorization_specification';
      end if;

      -- Locked, the wave cannot be revoked between this check and the commit.
      if final then
        select state into found_state from control.waves
        where wave_id = wave for share;
      else
        select state into found_state from control.waves where wave_id = wave;
      end if;

      if found_state is null then
        raise exception 'Wave "%" is unknown', wave
          using errcode = 'invalid_authorization_specification';
      elsif found_state <> 'active' then
        raise exception 'Wave "%" is %, not active', wave, found_state
          using errcode = 'invalid_authorization_specification';
      end if;
    end
    $$
  `);
  await knex.raw(
    'revoke all on function control.require_wave(boolean) from public',
  );
  await knex.raw(
    'grant execute on function control.require_wave(boolean) to dbt_owner',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop function control.require_wave(boolean)');
  await knex.raw('drop view control.current_members');
  for (const table of [
    'fx_rates',
    'tenant_versions',
    'wave_days',
    'wave_members',
    'waves',
  ]) {
    await knex.schema.withSchema('control').dropTable(table);
  }
};
