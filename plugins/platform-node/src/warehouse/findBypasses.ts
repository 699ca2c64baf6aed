import { Knex } from 'knex';

/** A portal role that would see rows it should not, and why. */
export interface Bypass {
  role: string;
  reason: string;
}

/**
 * Looks through the catalog for every way around the policies: attributes and
 * memberships of the portal roles, ownership, and readable relations of
 * `landing` and `marts` that are not secured.
 */
export async function findBypasses(trx: Knex.Transaction): Promise<Bypass[]> {
  const found = await trx.raw<{ rows: Bypass[] }>(`
    with portal as (
      select oid, rolname, rolsuper, rolbypassrls from pg_roles
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
    )
    select rolname as role, 'is superuser' as reason
    from portal where rolsuper
    union all
    select rolname, 'has BYPASSRLS' from portal where rolbypassrls
    union all
    select p.rolname, format('is a member of %I, which %s', r.rolname,
             case when r.rolsuper then 'is superuser' else 'has BYPASSRLS' end)
    from portal p join pg_roles r on r.oid <> p.oid
    where not p.rolsuper and (r.rolsuper or r.rolbypassrls)
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
    order by 1, 2
  `);
  return found.rows;
}
