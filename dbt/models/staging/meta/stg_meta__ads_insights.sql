select
    insights.tenant_id,
    insights.connection_id,
    insights.day,
    nullif(insights.campaign_id, '') as campaign_id,
    nullif(insights.ad_id, '') as ad_id,
    nullif(insights.account_currency, '') as account_currency,
    nullif(insights.campaign_name, '') as campaign_name,
    nullif(insights.ad_name, '') as ad_name,
    {{ none_if_unset('insights.objective') }} as objective,
    coalesce(insights.spend, 0) as account_spend,
    coalesce(insights.impressions, 0) as impressions,
    coalesce(insights.clicks, 0) as clicks,
    coalesce(purchases.total, 0) as conversions,
    coalesce(purchase_values.total, 0) as account_conversion_value,
    {{ has_unreadable('insights.bad', [
        'spend', 'impressions', 'clicks', 'actions', 'action_values'
    ]) }}
    or coalesce(purchases.unreadable, false)
    or coalesce(purchase_values.unreadable, false) as unreadable
from {{ source('control', 'wave_days') }} as wave_days
inner join {{ source('landing', 'meta_ads_insights') }} as insights
    on
        wave_days.tenant_id = insights.tenant_id
        and wave_days.day = insights.day
{{ meta_purchases('insights.actions', 'purchases') }}
{{ meta_purchases('insights.action_values', 'purchase_values') }}
where wave_days.wave_id = {{ wave_id() }}
