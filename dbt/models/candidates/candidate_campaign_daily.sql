{{ config(alias='campaign_daily') }}

with meta as (
    select
        tenant_id,
        day,
        provider,
        connection_id,
        campaign_id,
        attribution_window,
        min(campaign_name) as campaign_name,
        min(objective) as objective,
        cast(null as text) as written_status,
        cast(null as text) as written_start_date,
        cast(null as text) as written_end_date,
        cast(null as text) as budget_id,
        min(account_currency) as account_currency,
        min(account_currency) is distinct from max(account_currency)
            as mixed_currency,
        sum(account_spend) as account_spend,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions,
        sum(account_conversion_value) as account_conversion_value,
        0 as unreadable_rows
    from {{ ref('candidate_creative_daily') }}
    where provider = 'meta'
    group by
        tenant_id, day, provider, connection_id, campaign_id, attribution_window
),

google_days as (
    select
        tenant_id,
        day,
        connection_id,
        campaign_id,
        min(customer_id) as customer_id,
        min(campaign_name) as campaign_name,
        min(objective) as objective,
        min(written_status) as written_status,
        min(written_start_date) as written_start_date,
        min(written_end_date) as written_end_date,
        min(budget_id) as budget_id,
        {{ from_micros('sum(cost_micros)') }} as account_spend,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions,
        sum(account_conversion_value) as account_conversion_value,
        count(*) filter (where unreadable) as unreadable_rows
    from {{ ref('stg_google_ads__campaign') }}
    group by tenant_id, day, connection_id, campaign_id
),

campaigns as (
    select * from meta
    union all
    select
        google_days.tenant_id,
        google_days.day,
        'google_ads' as provider,
        google_days.connection_id,
        google_days.campaign_id,
        '30d_click' as attribution_window,
        google_days.campaign_name,
        google_days.objective,
        google_days.written_status,
        google_days.written_start_date,
        google_days.written_end_date,
        google_days.budget_id,
        customers.account_currency,
        false as mixed_currency,
        google_days.account_spend,
        google_days.impressions,
        google_days.clicks,
        google_days.conversions,
        google_days.account_conversion_value,
        google_days.unreadable_rows
    from google_days
    left join {{ ref('stg_google_ads__customer') }} as customers
        on
            google_days.tenant_id = customers.tenant_id
            and google_days.connection_id = customers.connection_id
            and google_days.customer_id = customers.customer_id
)

select
    campaigns.tenant_id,
    campaigns.day,
    campaigns.provider,
    campaigns.connection_id,
    campaigns.campaign_id,
    campaigns.attribution_window,
    campaigns.campaign_name,
    campaigns.objective,
    campaigns.written_status,
    campaigns.written_start_date,
    campaigns.written_end_date,
    campaigns.budget_id,
    {{ measures('campaigns') }},
    campaigns.mixed_currency,
    campaigns.unreadable_rows
from campaigns
{{ join_fx('campaigns') }}
