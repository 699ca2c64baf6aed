-- One row per campaign, day, hour and network.
select
    campaign.tenant_id,
    campaign.connection_id,
    campaign.day,
    cast(campaign.campaign_id as text) as campaign_id,
    campaign.segments_hour as hour,
    campaign.segments_ad_network_type as network,
    nullif(split_part(campaign.campaign_resource_name, '/', 2), '') as customer_id,
    nullif(campaign.campaign_name, '') as campaign_name,
    campaign.campaign_status as written_status,
    {{ none_if_unset('campaign.campaign_advertising_channel_type') }} as objective,
    nullif(split_part(campaign.campaign_campaign_budget, '/', 4), '') as budget_id,
    nullif(campaign.campaign_start_date, '') as written_start_date,
    -- The last day Google Ads can store stands for "no end".
    nullif(nullif(campaign.campaign_end_date, ''), '2037-12-30') as written_end_date,
    coalesce(campaign.metrics_cost_micros, 0) as cost_micros,
    coalesce(campaign.metrics_impressions, 0) as impressions,
    coalesce(campaign.metrics_clicks, 0) as clicks,
    coalesce(campaign.metrics_conversions, 0) as conversions,
    coalesce(campaign.metrics_conversions_value, 0) as account_conversion_value,
    {{ has_unreadable('campaign.bad', [
        'campaign_id', 'segments_hour', 'metrics_cost_micros',
        'metrics_impressions', 'metrics_clicks', 'metrics_conversions',
        'metrics_conversions_value'
    ]) }} as unreadable
from {{ source('control', 'wave_days') }} as wave_days
inner join {{ source('landing', 'google_ads_campaign') }} as campaign
    on
        wave_days.tenant_id = campaign.tenant_id
        and wave_days.day = campaign.day
where wave_days.wave_id = {{ wave_id() }}
