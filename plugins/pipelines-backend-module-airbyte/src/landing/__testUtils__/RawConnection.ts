import { rawSchemaOf } from '@adinsights/plugin-platform-common';
import { Knex } from 'knex';

type RawRow = Record<string, unknown>;

const META_COLUMNS = `
  _airbyte_raw_id varchar not null,
  _airbyte_extracted_at timestamptz not null,
  _airbyte_meta jsonb not null,
  _airbyte_generation_id bigint not null`;

// As destination-postgres makes them; columns that do not land are few here.
const TABLES: Record<string, string> = {
  ads_insights: `date_start date, date_stop date, account_id varchar,
    account_currency varchar, campaign_id varchar, campaign_name varchar,
    adset_id varchar, ad_id varchar, ad_name varchar, objective varchar,
    spend numeric(38,9), impressions bigint, reach bigint, clicks bigint,
    inline_link_clicks bigint, ctr numeric(38,9), actions jsonb,
    action_values jsonb`,
  ads_insights_region: `date_start date, account_id varchar,
    account_currency varchar, campaign_id varchar, ad_id varchar,
    region varchar, spend numeric(38,9), impressions bigint, clicks bigint,
    actions jsonb, action_values jsonb`,
  campaigns: `id varchar, account_id varchar, name varchar, objective varchar,
    status varchar, effective_status varchar, daily_budget numeric(38,9),
    lifetime_budget numeric(38,9), start_time timestamptz,
    stop_time timestamptz, created_time timestamptz, updated_time timestamptz`,
  campaign: `segments_date date, campaign_id bigint,
    campaign_resource_name varchar, campaign_name varchar,
    campaign_status varchar, campaign_advertising_channel_type varchar,
    campaign_campaign_budget varchar, campaign_start_date varchar,
    campaign_end_date varchar, segments_ad_network_type varchar,
    segments_hour bigint, metrics_cost_micros bigint,
    metrics_impressions bigint, metrics_clicks bigint,
    metrics_conversions numeric(38,9), metrics_conversions_value numeric(38,9)`,
  campaign_budget: `segments_date date, campaign_budget_id bigint,
    campaign_id bigint, campaign_budget_amount_micros bigint,
    campaign_budget_total_amount_micros bigint,
    campaign_budget_period varchar, campaign_budget_status varchar`,
};

/** The raw schema of one connection, written as Airbyte writes it. */
export class RawConnection {
  readonly schema: string;
  readonly #admin: Knex;
  #written = 0;

  static async create(
    admin: Knex,
    connectionId: string,
    tables: string[],
  ): Promise<RawConnection> {
    const connection = new RawConnection(admin, rawSchemaOf(connectionId));
    await connection.alter(`create schema ${connection.schema}`);
    for (const table of tables) {
      await connection.alter(
        `create table ${connection.schema}.${table} (${META_COLUMNS}, ${TABLES[table]})`,
      );
    }
    return connection;
  }

  private constructor(admin: Knex, schema: string) {
    this.#admin = admin;
    this.schema = schema;
  }

  /** Appends the rows of a sync, each attempt a minute after the one before. */
  async sync(
    table: string,
    syncId: number,
    rows: RawRow[],
    attempt = 1,
  ): Promise<void> {
    const extractedAt = new Date(
      Date.UTC(2026, 2, 1, 12, 0) + (syncId * 60 + attempt) * 60_000,
    );
    await this.#asLoader(async trx => {
      await trx.batchInsert(
        `${this.schema}.${table}`,
        rows.map(row => ({
          ...row,
          _airbyte_raw_id: `raw-${this.#written++}`,
          _airbyte_extracted_at: extractedAt,
          _airbyte_meta: JSON.stringify({ sync_id: syncId, changes: [] }),
          _airbyte_generation_id: 0,
        })),
        1000,
      );
    });
  }

  /** Runs DDL as the connector would. */
  async alter(statement: string): Promise<void> {
    await this.#asLoader(trx => trx.raw(statement));
  }

  #asLoader<T>(fn: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.#admin.transaction(async trx => {
      await trx.raw('set local role airbyte_loader');
      return fn(trx);
    });
  }
}

/** A row of `ads_insights`: 100 impressions and 5 clicks for each unit spent. */
export function insight(day: string | null, adId: string, spend: number) {
  return {
    date_start: day,
    account_id: '10',
    account_currency: 'USD',
    campaign_id: 'c1',
    ad_id: adId,
    spend,
    impressions: Math.round(spend * 100),
    clicks: Math.round(spend * 5),
  };
}
