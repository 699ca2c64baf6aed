import { ColumnType } from '../streams/Stream';

const metricColumns: Record<string, ColumnType> = {
  metrics_cost_micros: 'bigint',
  metrics_impressions: 'bigint',
  metrics_clicks: 'bigint',
  metrics_interactions: 'bigint',
  metrics_interaction_event_types: 'jsonb',
  metrics_video_views: 'bigint',
  metrics_conversions: 'numeric',
  metrics_conversions_value: 'numeric',
  metrics_ctr: 'numeric',
  metrics_average_cost: 'numeric',
  metrics_average_cpc: 'numeric',
  metrics_average_cpm: 'numeric',
  metrics_cost_per_conversion: 'numeric',
};

/** Columns of `customer`. */
export const customerColumns: Record<string, ColumnType> = {
  customer_id: 'bigint',
  customer_resource_name: 'varchar',
  customer_descriptive_name: 'varchar',
  customer_currency_code: 'varchar',
  customer_time_zone: 'varchar',
  customer_manager: 'boolean',
  customer_test_account: 'boolean',
  customer_auto_tagging_enabled: 'boolean',
  customer_final_url_suffix: 'varchar',
  customer_optimization_score: 'numeric',
  segments_date: 'date',
};

/** Columns of `campaign`: no customer id and no currency. */
export const campaignColumns: Record<string, ColumnType> = {
  campaign_id: 'bigint',
  campaign_name: 'varchar',
  campaign_resource_name: 'varchar',
  campaign_status: 'varchar',
  campaign_serving_status: 'varchar',
  campaign_advertising_channel_type: 'varchar',
  campaign_advertising_channel_sub_type: 'varchar',
  campaign_bidding_strategy: 'varchar',
  campaign_bidding_strategy_type: 'varchar',
  campaign_campaign_budget: 'varchar',
  campaign_budget_amount_micros: 'bigint',
  campaign_experiment_type: 'varchar',
  campaign_labels: 'jsonb',
  campaign_payment_mode: 'varchar',
  campaign_start_date: 'varchar',
  campaign_end_date: 'varchar',
  segments_date: 'date',
  segments_hour: 'bigint',
  segments_ad_network_type: 'varchar',
  ...metricColumns,
};

/** Columns of `campaign_budget`. */
export const campaignBudgetColumns: Record<string, ColumnType> = {
  customer_id: 'bigint',
  campaign_id: 'bigint',
  campaign_budget_id: 'bigint',
  campaign_budget_resource_name: 'varchar',
  campaign_budget_name: 'varchar',
  campaign_budget_amount_micros: 'bigint',
  campaign_budget_total_amount_micros: 'bigint',
  campaign_budget_period: 'varchar',
  campaign_budget_status: 'varchar',
  campaign_budget_type: 'varchar',
  campaign_budget_delivery_method: 'varchar',
  campaign_budget_explicitly_shared: 'boolean',
  campaign_budget_reference_count: 'bigint',
  segments_date: 'date',
  segments_budget_campaign_association_status_campaign: 'varchar',
  segments_budget_campaign_association_status_status: 'varchar',
  ...metricColumns,
};

/** Columns of `ad_group_ad_legacy`. */
export const adGroupAdLegacyColumns: Record<string, ColumnType> = {
  customer_id: 'bigint',
  customer_currency_code: 'varchar',
  customer_descriptive_name: 'varchar',
  customer_time_zone: 'varchar',
  campaign_id: 'bigint',
  campaign_name: 'varchar',
  campaign_status: 'varchar',
  ad_group_id: 'bigint',
  ad_group_name: 'varchar',
  ad_group_status: 'varchar',
  ad_group_ad_ad_group: 'varchar',
  ad_group_ad_ad_id: 'bigint',
  ad_group_ad_ad_name: 'varchar',
  ad_group_ad_ad_type: 'varchar',
  ad_group_ad_ad_display_url: 'varchar',
  ad_group_ad_ad_final_urls: 'jsonb',
  ad_group_ad_status: 'varchar',
  ad_group_ad_ad_strength: 'varchar',
  segments_date: 'date',
  segments_day_of_week: 'varchar',
  segments_ad_network_type: 'varchar',
  segments_month: 'varchar',
  segments_year: 'bigint',
  metrics_all_conversions: 'numeric',
  metrics_all_conversions_value: 'numeric',
  metrics_cross_device_conversions: 'numeric',
  metrics_view_through_conversions: 'bigint',
  ...metricColumns,
};

/** Columns of `campaign_region_report`, a query of our own. */
export const campaignRegionReportColumns: Record<string, ColumnType> = {
  customer_id: 'bigint',
  campaign_id: 'bigint',
  segments_date: 'date',
  segments_geo_target_region: 'varchar',
  metrics_cost_micros: 'bigint',
  metrics_impressions: 'bigint',
  metrics_clicks: 'bigint',
  metrics_conversions: 'numeric',
  metrics_conversions_value: 'numeric',
};
