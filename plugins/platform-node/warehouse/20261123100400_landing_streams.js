// @ts-check

/** Measures of a Google Ads report; cost in millionths of the account's currency. */
const googleMetrics = `
  metrics_cost_micros bigint, metrics_impressions bigint,
  metrics_clicks bigint, metrics_conversions numeric,
  metrics_conversions_value numeric`;

/** Meta sends money in the account's currency. */
const dayStreams = {
  meta_ads_insights: `
    account_id text, account_currency text, campaign_id text,
    campaign_name text, adset_id text, ad_id text, ad_name text,
    objective text, spend numeric, impressions bigint, reach bigint,
    clicks bigint, inline_link_clicks bigint, actions jsonb,
    action_values jsonb`,
  meta_ads_insights_region: `
    account_id text, account_currency text, campaign_id text, ad_id text,
    region text, spend numeric, impressions bigint, clicks bigint,
    actions jsonb, action_values jsonb`,
  google_ads_campaign: `
    campaign_id bigint, campaign_resource_name text, campaign_name text,
    campaign_status text, campaign_advertising_channel_type text,
    campaign_campaign_budget text, campaign_start_date text,
    campaign_end_date text, segments_ad_network_type text,
    segments_hour integer, ${googleMetrics}`,
  google_ads_ad_group_ad_legacy: `
    customer_id bigint, campaign_id bigint, ad_group_id bigint,
    ad_group_ad_ad_id bigint, campaign_name text, ad_group_name text,
    ad_group_ad_ad_name text, ad_group_ad_ad_type text,
    customer_currency_code text, segments_ad_network_type text,
    ${googleMetrics}`,
  google_ads_campaign_region_report: `
    customer_id bigint, campaign_id bigint, segments_geo_target_region text,
    ${googleMetrics}`,
};

/** Budgets of Meta campaigns are in hundredths of the currency. */
const dimensionStreams = {
  meta_ad_account: {
    key: 'id',
    columns: `
      id text, account_id text, name text, currency text, timezone_name text`,
  },
  meta_campaigns: {
    key: 'id',
    columns: `
      id text, account_id text, name text, objective text, status text,
      effective_status text, daily_budget numeric, lifetime_budget numeric,
      start_time timestamptz, stop_time timestamptz, created_time timestamptz,
      updated_time timestamptz`,
  },
  meta_ads: {
    key: 'id',
    columns: `
      id text, account_id text, campaign_id text, adset_id text, name text,
      status text, effective_status text, creative jsonb`,
  },
  meta_ad_creatives: {
    key: 'id',
    columns: `
      id text, name text, title text, object_type text, thumbnail_url text`,
  },
  google_ads_customer: {
    key: 'customer_id',
    columns: `
      customer_id bigint, customer_descriptive_name text,
      customer_currency_code text, customer_time_zone text`,
  },
  google_ads_campaign_budget: {
    key: 'campaign_budget_id, campaign_id',
    columns: `
      campaign_budget_id bigint, campaign_id bigint,
      campaign_budget_amount_micros bigint,
      campaign_budget_total_amount_micros bigint,
      campaign_budget_period text, campaign_budget_status text`,
  },
};

const names = Object.keys({ ...dayStreams, ...dimensionStreams });

/**
 * One typed table per stream, of all connections. `bad` holds the raw text of
 * each value that could not be read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const [name, columns] of Object.entries(dayStreams)) {
    await knex.raw(`
      create table landing.${name} (
        tenant_id text not null,
        connection_id text not null,
        sync_id bigint not null,
        day date not null,
        ${columns},
        bad jsonb
      )`);
    await knex.raw(
      `create index ${name}_tenant_day on landing.${name} (tenant_id, day)`,
    );
  }

  for (const [name, { key, columns }] of Object.entries(dimensionStreams)) {
    await knex.raw(`
      create table landing.${name} (
        tenant_id text not null,
        connection_id text not null,
        sync_id bigint not null,
        ${columns},
        bad jsonb,
        primary key (tenant_id, connection_id, ${key})
      )`);
  }

  for (const name of names) {
    await knex.raw(
      `select control.secure('landing.${name}', 'landing_writer')`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of names) {
    await knex.raw(`drop table landing.${name}`);
  }
};
