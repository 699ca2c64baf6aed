-- One row per ad, ad group, day and network.
select
    ad.tenant_id,
    ad.connection_id,
    ad.day,
    cast(ad.campaign_id as text) as campaign_id,
    cast(ad.ad_group_id as text) as ad_group_id,
    cast(ad.ad_group_ad_ad_id as text) as ad_id,
    ad.segments_ad_network_type as network,
    nullif(ad.customer_currency_code, '') as account_currency,
    -- Responsive ads have no name of their own.
    coalesce(
        nullif(ad.ad_group_ad_ad_name, ''),
        nullif(ad.ad_group_name, '')
    ) as ad_name,
    coalesce(ad.metrics_cost_micros, 0) as cost_micros,
    coalesce(ad.metrics_impressions, 0) as impressions,
    coalesce(ad.metrics_clicks, 0) as clicks,
    coalesce(ad.metrics_conversions, 0) as conversions,
    coalesce(ad.metrics_conversions_value, 0) as account_conversion_value,
    {{ has_unreadable('ad.bad', [
        'campaign_id', 'ad_group_ad_ad_id', 'metrics_cost_micros',
        'metrics_impressions', 'metrics_clicks', 'metrics_conversions',
        'metrics_conversions_value'
    ]) }} as unreadable
from {{ source('control', 'wave_days') }} as wave_days
inner join {{ source('landing', 'google_ads_ad_group_ad_legacy') }} as ad
    on
        wave_days.tenant_id = ad.tenant_id
        and wave_days.day = ad.day
where wave_days.wave_id = {{ wave_id() }}
