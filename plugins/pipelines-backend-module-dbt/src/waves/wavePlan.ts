import { isSynced } from '@adinsights/plugin-platform-common';
import type {
  TenantRecord,
  WarehouseAccess,
  WaveMember,
} from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { takeWave, WaveStand } from './takeWave';

/** One dbt build of a wave's members. */
export interface WavePlan extends WaveStand {
  /** Key in `control.waves`: `<wave>/<token>.<claim>/<build number>`. */
  id: string;
  build: number;
  fullWindow: boolean;
  startedAt: Date;
  members: { member: WaveMember; tenant: TenantRecord }[];
}

/**
 * Writes into the warehouse what a build may touch: its members and the days
 * that changed since each last published. A former holder of the wave loses
 * it first, so that what is published cannot change below.
 *
 * @throws StepError `lost_worker` - when a later holder has taken over
 */
export async function writeWavePlan(
  warehouse: WarehouseAccess,
  plan: WavePlan,
): Promise<void> {
  await takeWave(warehouse, plan, async trx => {
    const published = await warehouse.asDbtOwner(own =>
      publishedVersions(own, plan),
    );
    await trx('control.waves').insert({
      wave_id: plan.id,
      state: 'active',
      full_window: plan.fullWindow,
      started_at: plan.startedAt,
    });
    await insertMembers(trx, plan, published);
    await insertDays(trx, plan, published);
    await trx.raw('analyze control.wave_members, control.wave_days');
  });
}

/** Leaves members out of what a build publishes, unless it has published. */
export async function cancelMembers(
  warehouse: WarehouseAccess,
  planId: string | undefined,
  members: readonly WaveMember[],
): Promise<void> {
  if (planId === undefined || members.length === 0) {
    return;
  }
  await warehouse.asLandingWriter(trx =>
    trx('control.wave_members')
      .where({ wave_id: planId })
      .whereIn(
        'tenant_id',
        members.map(({ tenantId }) => tenantId),
      )
      .update({ cancelled: true }),
  );
}

/** Marks a build as over, so that nothing of it can publish any more. */
export async function closeWavePlan(
  warehouse: WarehouseAccess,
  planId: string,
): Promise<void> {
  await warehouse.asLandingWriter(trx =>
    trx('control.waves')
      .where({ wave_id: planId, state: 'active' })
      .update({ state: 'ended' }),
  );
}

async function publishedVersions(
  trx: Knex.Transaction,
  plan: WavePlan,
): Promise<Map<string, string>> {
  const { rows: found } = await trx.raw<{ rows: { there: boolean }[] }>(
    "select to_regclass('marts.publications') is not null as there",
  );
  if (!found[0].there) {
    return new Map();
  }
  const rows: { tenant_id: string; version: string }[] = await trx(
    'marts.publications',
  )
    .whereIn(
      'tenant_id',
      plan.members.map(({ tenant }) => tenant.id),
    )
    .groupBy('tenant_id')
    .select('tenant_id')
    .max('version as version');
  return new Map(rows.map(row => [row.tenant_id, row.version]));
}

async function insertMembers(
  trx: Knex.Transaction,
  plan: WavePlan,
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
  // data_as_of: each active connection's last load, and of these the oldest.
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
    { wave: plan.id, members: JSON.stringify(members) },
  );
}

async function insertDays(
  trx: Knex.Transaction,
  plan: WavePlan,
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
      wave: plan.id,
      published: JSON.stringify(Object.fromEntries(published)),
      full: plan.fullWindow,
    },
  );
}
