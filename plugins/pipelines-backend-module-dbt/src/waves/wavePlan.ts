import type {
  TenantRecord,
  WarehouseAccess,
  WaveMember,
} from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { insertPlan } from './insertPlan';

/** One stage of a wave that is about to be built. */
export interface WavePlan {
  waveId: string;
  token: string;
  fullWindow: boolean;
  startedAt: Date;
  members: { member: WaveMember; tenant: TenantRecord }[];
}

const BACK_END_ENDS_WITHIN_MS = 10_000;

/**
 * Writes into the warehouse what a build may touch: its members and the days
 * that changed since each last published. Builds of the same wave that a
 * former holder left behind are revoked first, then their back ends ended: none
 * of them can come back and write candidates beside this build.
 *
 * @returns the build's key in `control.waves`: `<wave>/<token>/<build number>`
 */
export async function writeWavePlan(
  warehouse: WarehouseAccess,
  plan: WavePlan,
): Promise<string> {
  await warehouse.asLandingWriter(trx => revokeBuilds(trx, plan.waveId));
  const published = await warehouse.asDbtOwner(async trx => {
    await endBackEnds(trx, plan.waveId);
    return publishedVersions(trx, plan);
  });
  return warehouse.asLandingWriter(trx => insertPlan(trx, plan, published));
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

/** The name under which a wave's connections are seen in the warehouse. */
export function applicationNameOf(waveId: string): string {
  return `dbt-${waveId}`;
}

async function revokeBuilds(
  trx: Knex.Transaction,
  waveId: string,
): Promise<void> {
  await trx('control.waves')
    .whereRaw('starts_with(wave_id, ?)', [`${waveId}/`])
    .where({ state: 'active' })
    .update({ state: 'revoked' });
}

async function endBackEnds(
  trx: Knex.Transaction,
  waveId: string,
): Promise<void> {
  await trx.raw(
    `select pg_terminate_backend(pid, ?) from pg_stat_activity
     where application_name = ? and pid <> pg_backend_pid()`,
    [BACK_END_ENDS_WITHIN_MS, applicationNameOf(waveId)],
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
