-- Null purchases mean "not reported by region", which is not 0.
select
    insights.tenant_id,
    insights.connection_id,
    insights.day,
    nullif(insights.campaign_id, '') as campaign_id,
    btrim(insights.region) as region,
    coalesce(insights.spend, 0) as account_spend,
    coalesce(insights.impressions, 0) as impressions,
    coalesce(insights.clicks, 0) as clicks,
    purchases.total as conversions,
    purchase_values.total as account_conversion_value,
    {{ has_unreadable('insights.bad', [
        'spend', 'impressions', 'clicks', 'actions', 'action_values'
    ]) }}
    or coalesce(purchases.unreadable, false)
    or coalesce(purchase_values.unreadable, false) as unreadable
from {{ source('control', 'wave_days') }} as wave_days
inner join {{ source('landing', 'meta_ads_insights_region') }} as insights
    on
        wave_days.tenant_id = insights.tenant_id
        and wave_days.day = insights.day
{{ meta_purchases('insights.actions', 'purchases') }}
{{ meta_purchases('insights.action_values', 'purchase_values') }}
where wave_days.wave_id = {{ wave_id() }}
