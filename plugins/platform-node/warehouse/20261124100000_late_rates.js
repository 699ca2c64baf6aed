// @ts-check

/**
 * A rate that comes late, or changes, makes the days it may touch count as
 * changed, so that the next wave builds them again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // A day takes the last rate of at most 7 days before. Landing does not know
  // the tenants' currencies, so a tenant whose accounts are all in its own is
  // built again needlessly. The tenants' rows are locked in their order and
  // before _days, as landings do; the days are read after that. Security
  // definer: who fills the rates needs no right to landing.
  await knex.raw(`
    create function control.rebuild_days_of_rates() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    as $$
    declare
      rated date[];
      touched text[];
    begin
      if tg_op = 'INSERT' then
        select array_agg(distinct day) into rated from new_rates;
      else
        select array_agg(distinct day) into rated
        from (
          (table new_rates except table old_rates)
          union all
          (table old_rates except table new_rates)
        ) as changed;
      end if;

      select array_agg(tenant_id) into touched
      from (
        select distinct d.tenant_id
        from landing._days d
        join unnest(rated) as r(day) on d.day between r.day and r.day + 7
        where d.rows > 0
      ) as tenants;

      if touched is null then
        return null;
      end if;

      insert into control.tenant_versions as v (tenant_id, version)
      select tenant_id, 1 from unnest(touched) as t(tenant_id)
      order by tenant_id
      on conflict (tenant_id) do update set version = v.version + 1;

      update landing._days d
      set version = v.version
      from control.tenant_versions v
      where v.tenant_id = any (touched)
        and d.tenant_id = v.tenant_id
        and d.rows > 0
        and exists (
          select from unnest(rated) as r(day)
          where d.day between r.day and r.day + 7
        );
      return null;
    end
    $$
  `);
  await knex.raw(
    'revoke all on function control.rebuild_days_of_rates() from public',
  );
  await knex.raw(`
    create trigger rebuild_days_of_new_rates after insert on control.fx_rates
    referencing new table as new_rates
    for each statement execute function control.rebuild_days_of_rates()
  `);
  await knex.raw(`
    create trigger rebuild_days_of_changed_rates after update on control.fx_rates
    referencing old table as old_rates new table as new_rates
    for each statement execute function control.rebuild_days_of_rates()
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw(
    'drop trigger rebuild_days_of_changed_rates on control.fx_rates',
  );
  await knex.raw('drop trigger rebuild_days_of_new_rates on control.fx_rates');
  await knex.raw('drop function control.rebuild_days_of_rates()');
};
