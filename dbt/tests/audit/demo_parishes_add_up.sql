{{ config(tags=['audit']) }}

with parishes as (
    select
        day,
        campaign_id,
        sum(spend) as spend,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions,
        sum(conversion_value) as conversion_value
    from {{ ref('demo_parish_daily') }}
    group by day, campaign_id
)

select campaigns.day, campaigns.campaign_id
from {{ ref('demo_campaign_daily') }} as campaigns
left join parishes
    on
        campaigns.day = parishes.day
        and campaigns.campaign_id = parishes.campaign_id
where
    (
        campaigns.spend, campaigns.impressions, campaigns.clicks,
        campaigns.conversions, campaigns.conversion_value
    ) is distinct from (
        parishes.spend, parishes.impressions, parishes.clicks,
        parishes.conversions, parishes.conversion_value
    )
