{{ config(alias='creative_daily') }}

with meta as (
    select
        tenant_id,
        day,
        'meta' as provider,
        connection_id,
        campaign_id,
        ad_id,
        '7d_click_1d_view' as attribution_window,
        min(account_currency) as account_currency,
        min(campaign_name) as campaign_name,
        min(ad_name) as ad_name,
        min(objective) as objective,
        sum(account_spend) as account_spend,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions,
        sum(account_conversion_value) as account_conversion_value,
        count(*) filter (where unreadable) as unreadable_rows,
        count(*) - 1 as duplicate_rows
    from {{ ref('stg_meta__ads_insights') }}
    group by tenant_id, day, connection_id, campaign_id, ad_id
),

-- The landed key first, so that a row that came twice shows.
google_networks as (
    select
        tenant_id,
        day,
        connection_id,
        campaign_id,
        ad_group_id,
        ad_id,
        network,
        min(account_currency) as account_currency,
        min(ad_name) as ad_name,
        sum(cost_micros) as cost_micros,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions,
        sum(account_conversion_value) as account_conversion_value,
        count(*) filter (where unreadable) as unreadable_rows,
        count(*) - 1 as duplicate_rows
    from {{ ref('stg_google_ads__ad_group_ad_legacy') }}
    group by
        tenant_id, day, connection_id, campaign_id, ad_group_id, ad_id, network
),

google_ads as (
    select
        tenant_id,
        day,
        'google_ads' as provider,
        connection_id,
        campaign_id,
        ad_id,
        '30d_click' as attribution_window,
        min(account_currency) as account_currency,
        cast(null as text) as campaign_name,
        min(ad_name) as ad_name,
        cast(null as text) as objective,
        {{ from_micros('sum(cost_micros)') }} as account_spend,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions,
        sum(account_conversion_value) as account_conversion_value,
        sum(unreadable_rows) as unreadable_rows,
        sum(duplicate_rows) as duplicate_rows
    from google_networks
    group by tenant_id, day, connection_id, campaign_id, ad_id
),

ads as (
    select * from meta
    union all
    select * from google_ads
)

select
    ads.tenant_id,
    ads.day,
    ads.provider,
    ads.connection_id,
    ads.campaign_id,
    ads.ad_id,
    ads.attribution_window,
    ads.campaign_name,
    ads.ad_name,
    ads.objective,
    {{ measures('ads') }},
    ads.unreadable_rows,
    ads.duplicate_rows
from ads
{{ join_fx('ads') }}
