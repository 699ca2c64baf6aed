import { Client } from 'pg';
import { environment } from './environment';

// Per day the rows of the newest sync that is not above the last succeeded one, each amount converted with the last rate that
// is not older than seven days. Written without any of the portal's own SQL.
const META = (schema: string, lastSync: number) => `
  select date_start as day, account_currency as currency, sum(spend) as spend
  from (
    select r.*, max((r._airbyte_meta->>'sync_id')::bigint)
             over (partition by r.date_start) as newest
    from ${schema}.ads_insights r
    where (r._airbyte_meta->>'sync_id')::bigint <= ${lastSync}
  ) r
  where (_airbyte_meta->>'sync_id')::bigint = newest
  group by 1, 2`;

const GOOGLE_ADS = (schema: string, lastSync: number) => `
  select segments_date as day,
         (select max(customer_currency_code) from ${schema}.customer) as currency,
         sum(metrics_cost_micros) / 1000000.0 as spend
  from (
    select r.*, max((r._airbyte_meta->>'sync_id')::bigint)
             over (partition by r.segments_date) as newest
    from ${schema}.campaign r
    where (r._airbyte_meta->>'sync_id')::bigint <= ${lastSync}
  ) r
  where (_airbyte_meta->>'sync_id')::bigint = newest
  group by 1, 2`;

/**
 * A tenant's spend in its own currency over a period of days, straight from
 * the rows that the sandbox's connectors landed.
 */
export async function rawSpend(
  tenant: string,
  currency: string,
  metrics: {
    coverage: { startDate: string | null; endDate: string | null };
    snapshot_generated_at: string | null;
  },
): Promise<number> {
  const meta = `raw_${tenant.replace(/-/g, '_')}_meta`;
  const google = `raw_${tenant.replace(/-/g, '_')}_google_ads`;
  const client = new Client({
    connectionString: environment.warehouseAdminUrl,
  });
  await client.connect();
  try {
    const { coverage, snapshot_generated_at: madeAt } = metrics;
    const lastMeta = await lastBefore(client, `${meta}.ads_insights`, madeAt);
    const lastGoogle = await lastBefore(client, `${google}.campaign`, madeAt);
    const { rows } = await client.query(
      `with spent as (
         ${META(meta, lastMeta)}
         union all
         ${GOOGLE_ADS(google, lastGoogle)}
       )
       select sum(spend * case when currency = $1 then 1 else (
         select rate from control.fx_rates f
         where f.from_currency = spent.currency and f.to_currency = $1
           and f.day <= spent.day and f.day > spent.day - 8
         order by f.day desc limit 1
       ) end)::float8 as spend
       from spent where day between $2 and $3`,
      [currency, coverage.startDate, coverage.endDate],
    );
    return rows[0].spend;
  } finally {
    await client.end();
  }
}

/**
 * The last sync that the snapshot can hold. Failed ones leave rows behind too;
 * Airbyte's job list says which count.
 */
async function lastBefore(
  client: Client,
  table: string,
  madeAt: string | null,
): Promise<number> {
  const { rows } = await client.query(
    `select (_airbyte_meta->>'sync_id')::int as id
     from ${table} group by 1
     having max(_airbyte_extracted_at) <= $1 order by 1 desc`,
    [madeAt],
  );
  for (const { id } of rows) {
    const response = await fetch(
      `${environment.sandboxUrl}/sandbox/v1/jobs/${id}`,
    );
    const job = await response.json();
    if (job.status === 'succeeded') {
      return id;
    }
  }
  throw new Error(`No sync of ${table} has succeeded`);
}
