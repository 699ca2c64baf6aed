import type { Knex } from 'knex';

export interface LandedDay {
  day: string;
  /** In US dollars; one ad, one campaign. */
  spend: number;
}

/** Puts a tenant's Meta days into landing as a load of that version would. */
export async function land(
  admin: Knex,
  tenantId: string,
  version: number,
  days: LandedDay[],
): Promise<void> {
  const owner = { tenant_id: tenantId, connection_id: `${tenantId}-meta` };
  await admin('landing.meta_ads_insights').insert(
    days.map(({ day, spend }) => ({
      ...owner,
      sync_id: version,
      day,
      account_id: '10',
      account_currency: 'USD',
      campaign_id: 'c1',
      campaign_name: 'Reggae Month',
      ad_id: 'a1',
      spend,
      impressions: 1_000,
      clicks: 50,
    })),
  );
  await landDays(
    admin,
    owner,
    version,
    days.map(({ day }) => day),
  );
  await admin('control.tenant_versions')
    .insert({ tenant_id: tenantId, version })
    .onConflict('tenant_id')
    .merge();
}

/** Says that days of a connection changed with a version. */
export async function landDays(
  admin: Knex,
  owner: { tenant_id: string; connection_id: string },
  version: number,
  days: string[],
): Promise<void> {
  await admin('landing._days')
    .insert(
      days.map(day => ({
        ...owner,
        stream: 'ads_insights',
        day,
        sync_id: version,
        rows: 1,
        hash: version,
        version,
        changed_at: '2026-03-10T12:00:00Z',
      })),
    )
    .onConflict(['tenant_id', 'connection_id', 'stream', 'day'])
    .merge();
}

/** Says that a sync of a connection landed. */
export async function load(
  admin: Knex,
  owner: { tenant_id: string; connection_id: string },
  syncId: number,
  syncStartedAt: string,
): Promise<void> {
  await admin('landing._loads').insert({
    ...owner,
    stream: 'ads_insights',
    sync_id: syncId,
    sync_started_at: syncStartedAt,
    sync_ended_at: syncStartedAt,
    landed_at: syncStartedAt,
    rows: 1,
    rejected: 0,
    days_changed: 1,
    version: syncId,
  });
}
