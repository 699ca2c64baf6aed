import { isSynced } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { WavePlan } from './wavePlan';

/**
 * Writes a build's rows in `control`.
 *
 * @param published - the last published version of each tenant that has one
 * @returns the build's key
 */
export async function insertPlan(
  trx: Knex.Transaction,
  plan: WavePlan,
  published: Map<string, string>,
): Promise<string> {
  const planId = await insertWave(trx, plan);
  await insertMembers(trx, plan, planId, published);
  await insertDays(trx, plan, planId, published);
  await trx.raw('analyze control.wave_members, control.wave_days');
  return planId;
}

/** A stage that is taken over keeps its token, so its builds are numbered. */
async function insertWave(
  trx: Knex.Transaction,
  plan: WavePlan,
): Promise<string> {
  const prefix = `${plan.waveId}/${plan.token}/`;
  const { rows } = await trx.raw<{ rows: { wave_id: string }[] }>(
    `insert into control.waves (wave_id, state, full_window, started_at)
     select :prefix || count(*) + 1, 'active', :full, :startedAt
     from control.waves where starts_with(wave_id, :prefix)
     returning wave_id`,
    { prefix, full: plan.fullWindow, startedAt: plan.startedAt },
  );
  return rows[0].wave_id;
}

async function insertMembers(
  trx: Knex.Transaction,
  plan: WavePlan,
  planId: string,
  published: Map<string, string>,
): Promise<void> {
  const members = plan.members.map(({ member, tenant }) => ({
    tenant_id: tenant.id,
    run_id: member.runId,
    step_id: member.stepId,
    currency: tenant.currency,
    timezone: tenant.timezone,
    published: published.get(tenant.id) ?? '0',
    connections: tenant.connections
      .filter(({ status }) => isSynced(status))
      .map(({ id }) => id),
  }));
  // data_as_of: each synced connection's last load, and of these the oldest.
  // A connection that never loaded holds nothing back; it is stale by itself.
  await trx.raw(
    `insert into control.wave_members
       (wave_id, tenant_id, run_id, step_id, currency, timezone, data_as_of, version_to)
     select :wave, m.tenant_id, m.run_id, m.step_id, m.currency, m.timezone,
            (select min(last_load) from (
               select max(l.sync_started_at) as last_load
               from landing._loads l
               where l.tenant_id = m.tenant_id
                 and jsonb_exists(m.connections, l.connection_id)
               group by l.connection_id
             ) as loads),
            greatest(coalesce(v.version, 0), m.published)
     from jsonb_to_recordset(cast(:members as jsonb)) as m(
            tenant_id text, run_id text, step_id text, currency text,
            timezone text, published bigint, connections jsonb)
     left join control.tenant_versions v using (tenant_id)`,
    { wave: planId, members: JSON.stringify(members) },
  );
}

async function insertDays(
  trx: Knex.Transaction,
  plan: WavePlan,
  planId: string,
  published: Map<string, string>,
): Promise<void> {
  await trx.raw(
    `insert into control.wave_days (wave_id, tenant_id, day)
     select distinct m.wave_id, m.tenant_id, d.day
     from control.wave_members m
     join landing._days d using (tenant_id)
     left join jsonb_each_text(cast(:published as jsonb)) as p(tenant_id, version)
       on p.tenant_id = m.tenant_id
     where m.wave_id = :wave
       and d.version <= m.version_to
       and (:full or d.version > coalesce(p.version::bigint, 0))`,
    {
      wave: planId,
      published: JSON.stringify(Object.fromEntries(published)),
      full: plan.fullWindow,
    },
  );
}
