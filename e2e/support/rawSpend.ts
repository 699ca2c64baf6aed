import { Client } from 'pg';
import { environment } from './environment';

// Per day the newest sync's rows, each amount converted with the last rate that
// is not older than seven days. Written without any of the portal's own SQL.
const META = (schema: string) => `
  select date_start as day, account_currency as currency, sum(spend) as spend
  from (
    select r.*, max((r._airbyte_meta->>'sync_id')::bigint)
             over (partition by r.date_start) as newest
    from ${schema}.ads_insights r
  ) r
  where (_airbyte_meta->>'sync_id')::bigint = newest
  group by 1, 2`;

const GOOGLE_ADS = (schema: string) => `
  select segments_date as day,
         (select max(customer_currency_code) from ${schema}.customer) as currency,
         sum(metrics_cost_micros) / 1000000.0 as spend
  from (
    select r.*, max((r._airbyte_meta->>'sync_id')::bigint)
             over (partition by r.segments_date) as newest
    from ${schema}.campaign r
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
  period: { startDate: string; endDate: string },
): Promise<number> {
  const name = tenant.replace(/-/g, '_');
  const client = new Client({
    connectionString: environment.warehouseAdminUrl,
  });
  await client.connect();
  try {
    const { rows } = await client.query(
      `with spent as (
         ${META(`raw_${name}_meta`)}
         union all
         ${GOOGLE_ADS(`raw_${name}_google_ads`)}
       )
       select sum(spend * case when currency = $1 then 1 else (
         select rate from control.fx_rates f
         where f.from_currency = spent.currency and f.to_currency = $1
           and f.day <= spent.day and f.day > spent.day - 8
         order by f.day desc limit 1
       ) end)::float8 as spend
       from spent where day between $2 and $3`,
      [currency, period.startDate, period.endDate],
    );
    return rows[0].spend;
  } finally {
    await client.end();
  }
}
