import { Knex } from 'knex';

/** A portal role that would see rows it should not, and why. */
export interface Bypass {
  role: string;
  reason: string;
}

/**
 * Looks through the catalog for every way around the policies: attributes and
 * memberships of the portal roles, ownership, anything they may write, readable
 * relations of `landing` and `marts` that are not secured, and policies there
 * that let them see more than `control.secure` does.
 */
export async function findBypasses(trx: Knex.Transaction): Promise<Bypass[]> {
  const found = await trx.raw<{ rows: Bypass[] }>(`
    with portal as (
      select oid, rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles
      where rolname in ('portal_tenant', 'portal_fleet')
    ), filtered as (
      select c.oid, c.oid::regclass::text as name, c.relkind, c.relowner,
             case when c.relkind in ('r', 'p')
               then c.relrowsecurity and c.relforcerowsecurity
               else c.relkind = 'v' and coalesce(c.reloptions && array[
                 'security_invoker=true', 'security_invoker=on',
                 'security_invoker=1'], false)
             end as secured
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('landing', 'marts')
        and c.relkind in ('r', 'p', 'v', 'm', 'f')
    ), expected(name, role, condition) as (
      values
        ('portal_fleet_select', 'portal_fleet', 'true'),
        ('portal_tenant_select', 'portal_tenant',
         $$tenant_id=NULLIFcurrent_setting'app.tenant_id',true,''$$)
    ), granted as (
      -- Brackets, spaces and casts go: how a condition reads is up to the server.
      select polname, polrelid, polroles, polcmd,
             regexp_replace(pg_get_expr(polqual, polrelid),
                            '[() ]|::text', '', 'g') as condition
      from pg_policy where polpermissive
    )
    select rolname as role, 'is superuser' as reason
    from portal where rolsuper
    union all
    select rolname, 'has BYPASSRLS' from portal where rolbypassrls
    union all
    select rolname, 'has CREATEROLE' from portal where rolcreaterole
    union all
    select p.rolname, format('is a member of %I, which %s', r.rolname,
             case when r.rolsuper then 'is superuser'
                  when r.rolbypassrls then 'has BYPASSRLS'
                  else 'has CREATEROLE' end)
    from portal p join pg_roles r on r.oid <> p.oid
    where not p.rolsuper
      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole)
      and pg_has_role(p.oid, r.oid, 'MEMBER')
    union all
    select p.rolname, format('owns %s', f.name)
    from portal p join filtered f on f.relowner = p.oid
    union all
    select p.rolname, format('is a member of %I, which owns relations of landing or marts',
                             r.rolname)
    from portal p join pg_roles r on r.oid <> p.oid
    where not p.rolsuper and pg_has_role(p.oid, r.oid, 'MEMBER')
      and exists (select from filtered f where f.relowner = r.oid)
    union all
    select p.rolname, format('may read %s, which has no forced row-level security', f.name)
    from portal p join filtered f
      on not f.secured and has_any_column_privilege(p.oid, f.oid, 'select')
    where not p.rolsuper
    union all
    select p.rolname, format('may write %s', c.oid::regclass)
    from portal p
    join pg_class c on c.relkind in ('r', 'p', 'v', 'm', 'f')
    join pg_namespace n on n.oid = c.relnamespace
    where not p.rolsuper
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and (has_table_privilege(p.oid, c.oid, 'insert, update, delete, truncate')
           or has_any_column_privilege(p.oid, c.oid, 'insert, update'))
    union all
    select p.rolname, format('is let into %s by policy %I, which is not as set up',
                             f.name, g.polname)
    from portal p
    join granted g on exists (
      select from unnest(g.polroles) as r(oid)
      where r.oid = 0 or pg_has_role(p.oid, r.oid, 'MEMBER')
    )
    join filtered f on f.oid = g.polrelid
    left join expected e
      on e.name = g.polname and e.condition = g.condition
     and g.polcmd = 'r'
     and g.polroles = array[(select oid from pg_roles where rolname = e.role)]
    where not p.rolsuper and e.name is null
    order by 1, 2
  `);
  return found.rows;
}
