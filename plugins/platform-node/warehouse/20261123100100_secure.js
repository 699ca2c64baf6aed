// @ts-check

/**
 * The one place where row-level security of landing and marts is written.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Makes only what is missing: an unchanged relation takes no ACCESS EXCLUSIVE lock.
  await knex.raw(`
    create function control.secure(relation regclass, owner name)
    returns void
    language plpgsql
    set search_path = pg_catalog, pg_temp
    as $$
    declare
      kind "char";
      in_schema name;
      enabled boolean;
      forced boolean;
      options text[];
      reader name;
      policy record;
    begin
      select c.relkind, n.nspname, c.relrowsecurity, c.relforcerowsecurity,
             c.reloptions
      into kind, in_schema, enabled, forced, options
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.oid = relation;

      if kind not in ('r', 'p', 'v') then
        raise exception '% cannot be secured: only tables and views can', relation;
      end if;
      if kind = 'v'
        and not coalesce(options && array['security_invoker=true',
                         'security_invoker=on', 'security_invoker=1'], false) then
        raise exception 'View % must be security_invoker', relation;
      end if;

      if kind <> 'v' then
        if not exists (
          select from pg_attribute
          where attrelid = relation and attname = 'tenant_id' and not attisdropped
        ) then
          raise exception '% cannot be secured: it has no tenant_id', relation;
        end if;

        if not enabled then
          execute format('alter table %s enable row level security', relation);
        end if;
        if not forced then
          execute format('alter table %s force row level security', relation);
        end if;

        for policy in
          select wanted.* from (values
            ('owner_all', owner, 'all', 'using (true) with check (true)'),
            ('landing_writer_select', 'landing_writer', 'select', 'using (true)'),
            ('dbt_owner_select', 'dbt_owner', 'select', 'using (true)'),
            ('portal_fleet_select', 'portal_fleet', 'select', 'using (true)'),
            ('portal_tenant_select', 'portal_tenant', 'select',
             'using (tenant_id = nullif(current_setting(''app.tenant_id'', true), ''''))')
          ) as wanted(name, role, command, condition)
          where (wanted.name = 'owner_all' or wanted.role <> owner)
            and not exists (
              select from pg_policy p
              where p.polrelid = relation and p.polname = wanted.name
            )
        loop
          execute format('create policy %I on %s for %s to %I %s', policy.name,
                         relation, policy.command, policy.role, policy.condition);
        end loop;
      end if;

      if in_schema = 'marts' then
        foreach reader in array
          array['portal_fleet', 'portal_tenant', 'landing_writer']::name[]
        loop
          if not has_table_privilege(reader, relation, 'select') then
            execute format('grant select on %s to %I', relation, reader);
          end if;
        end loop;
      end if;
    end
    $$
  `);
  await knex.raw(
    'revoke all on function control.secure(regclass, name) from public',
  );
  await knex.raw(
    'grant execute on function control.secure(regclass, name) to dbt_owner',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop function control.secure(regclass, name)');
};
