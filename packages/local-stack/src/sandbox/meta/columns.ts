import { ColumnType } from '../streams/Stream';

const insightColumns: Record<string, ColumnType> = {
  account_id: 'varchar',
  account_name: 'varchar',
  account_currency: 'varchar',
  campaign_id: 'varchar',
  campaign_name: 'varchar',
  adset_id: 'varchar',
  adset_name: 'varchar',
  ad_id: 'varchar',
  ad_name: 'varchar',
  date_start: 'date',
  date_stop: 'date',
  objective: 'varchar',
  optimization_goal: 'varchar',
  buying_type: 'varchar',
  spend: 'numeric',
  social_spend: 'numeric',
  impressions: 'bigint',
  reach: 'bigint',
  frequency: 'numeric',
  clicks: 'bigint',
  unique_clicks: 'bigint',
  inline_link_clicks: 'bigint',
  inline_post_engagement: 'bigint',
  ctr: 'numeric',
  cpc: 'numeric',
  cpm: 'numeric',
  cpp: 'numeric',
  actions: 'jsonb',
  created_time: 'date',
  updated_time: 'date',
};

/** Columns of `ads_insights`. */
export const adsInsightsColumns: Record<string, ColumnType> = {
  ...insightColumns,
  action_values: 'jsonb',
  cost_per_action_type: 'jsonb',
  outbound_clicks: 'jsonb',
  purchase_roas: 'jsonb',
  video_play_curve_actions: 'jsonb',
  attribution_setting: 'varchar',
  quality_ranking: 'varchar',
  engagement_rate_ranking: 'varchar',
  conversion_rate_ranking: 'varchar',
};

/** Columns of `ads_insights_region`. */
export const adsInsightsRegionColumns: Record<string, ColumnType> = {
  ...insightColumns,
  action_values: 'jsonb',
  region: 'varchar',
};

/** Columns of `campaigns`. */
export const campaignsColumns: Record<string, ColumnType> = {
  id: 'varchar',
  account_id: 'varchar',
  name: 'varchar',
  objective: 'varchar',
  buying_type: 'varchar',
  bid_strategy: 'varchar',
  status: 'varchar',
  configured_status: 'varchar',
  effective_status: 'varchar',
  smart_promotion_type: 'varchar',
  special_ad_category: 'varchar',
  daily_budget: 'numeric',
  lifetime_budget: 'numeric',
  budget_remaining: 'numeric',
  spend_cap: 'numeric',
  source_campaign_id: 'numeric',
  budget_rebalance_flag: 'boolean',
  adlabels: 'jsonb',
  issues_info: 'jsonb',
  created_time: 'timestamptz',
  updated_time: 'timestamptz',
  start_time: 'timestamptz',
  stop_time: 'timestamptz',
};

/** Columns of `ads`. */
export const adsColumns: Record<string, ColumnType> = {
  id: 'varchar',
  account_id: 'varchar',
  campaign_id: 'varchar',
  adset_id: 'varchar',
  name: 'varchar',
  status: 'varchar',
  effective_status: 'varchar',
  bid_type: 'varchar',
  source_ad_id: 'varchar',
  bid_amount: 'bigint',
  creative: 'jsonb',
  targeting: 'jsonb',
  tracking_specs: 'jsonb',
  created_time: 'timestamptz',
  updated_time: 'timestamptz',
};

/** Columns of `ad_creatives`. */
export const adCreativesColumns: Record<string, ColumnType> = {
  id: 'varchar',
  account_id: 'varchar',
  actor_id: 'varchar',
  name: 'varchar',
  title: 'varchar',
  body: 'varchar',
  status: 'varchar',
  object_type: 'varchar',
  call_to_action_type: 'varchar',
  image_hash: 'varchar',
  image_url: 'varchar',
  thumbnail_url: 'varchar',
  thumbnail_data_url: 'varchar',
  object_story_spec: 'jsonb',
};

/** Columns of `ad_account`. */
export const adAccountColumns: Record<string, ColumnType> = {
  id: 'varchar',
  account_id: 'varchar',
  name: 'varchar',
  currency: 'varchar',
  timezone_name: 'varchar',
  timezone_id: 'numeric',
  timezone_offset_hours_utc: 'numeric',
  account_status: 'bigint',
  amount_spent: 'varchar',
  balance: 'varchar',
  spend_cap: 'varchar',
  min_daily_budget: 'numeric',
  owner: 'numeric',
  end_advertiser: 'numeric',
  funding_source: 'numeric',
  business: 'jsonb',
  user_tasks: 'jsonb',
  created_time: 'timestamptz',
};
