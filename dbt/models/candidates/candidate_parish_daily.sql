{{ config(alias='parish_daily') }}

with regions as (
    select
        tenant_id,
        day,
        'meta' as provider,
        connection_id,
        campaign_id,
        region,
        account_spend,
        impressions,
        clicks,
        conversions,
        account_conversion_value,
        unreadable
    from {{ ref('stg_meta__ads_insights_region') }}
    union all
    select
        tenant_id,
        day,
        'google_ads' as provider,
        connection_id,
        campaign_id,
        region,
        {{ from_micros('cost_micros') }} as account_spend,
        impressions,
        clicks,
        conversions,
        account_conversion_value,
        unreadable
    from {{ ref('stg_google_ads__campaign_region_report') }}
),

-- A region the look-up does not name keeps a null parish.
parishes as (
    select
        regions.tenant_id,
        regions.day,
        regions.provider,
        regions.connection_id,
        regions.campaign_id,
        region_parishes.parish,
        sum(regions.account_spend) as account_spend,
        sum(regions.impressions) as impressions,
        sum(regions.clicks) as clicks,
        sum(regions.conversions) as conversions,
        sum(regions.account_conversion_value) as account_conversion_value,
        count(*) as source_rows,
        count(*) filter (where regions.unreadable) as unreadable_rows
    from regions
    left join {{ ref('region_parishes') }} as region_parishes
        on
            regions.provider = region_parishes.provider
            and regions.region = region_parishes.region
    group by
        regions.tenant_id,
        regions.day,
        regions.provider,
        regions.connection_id,
        regions.campaign_id,
        region_parishes.parish
),

-- The total beside its parishes: one sort by campaign-day serves every step below.
rows as (
    select
        *,
        false as is_total,
        parish is not null as is_named,
        cast(null as numeric) as fx_rate,
        cast(null as numeric) as spend,
        cast(null as numeric) as conversion_value
    from parishes
    union all
    select
        tenant_id,
        day,
        provider,
        connection_id,
        campaign_id,
        'UNK' as parish,
        account_spend,
        impressions,
        clicks,
        conversions,
        account_conversion_value,
        0 as source_rows,
        0 as unreadable_rows,
        true as is_total,
        false as is_named,
        fx_rate,
        spend,
        conversion_value
    from {{ ref('candidate_campaign_daily') }}
),

rated as (
    select
        tenant_id,
        day,
        provider,
        connection_id,
        campaign_id,
        parish,
        is_total,
        is_named,
        account_spend,
        impressions,
        clicks,
        {{ money('conversions') }} as conversions,
        account_conversion_value,
        source_rows,
        unreadable_rows,
        bool_or(is_total) over campaign_day as has_total,
        case
            when is_total then spend
            else {{ money('account_spend * max(fx_rate) over campaign_day') }}
        end as spend,
        case
            when is_total then conversion_value
            else {{ money('account_conversion_value * max(fx_rate) over campaign_day') }}
        end as conversion_value
    from rows
    window campaign_day as (
        partition by tenant_id, day, provider, connection_id, campaign_id
    )
),

summed as (
    select
        *,
        {{ named_sum('account_spend') }},
        {{ named_sum('spend') }},
        {{ named_sum('impressions') }},
        {{ named_sum('clicks') }},
        {{ named_sum('conversions') }},
        {{ named_sum('account_conversion_value') }},
        {{ named_sum('conversion_value') }}
    from rated
    window campaign_day as (
        partition by tenant_id, day, provider, connection_id, campaign_id
    )
),

judged as (
    select
        *,
        bool_or(
            is_total
            and (
                {{ exceeds('account_spend') }}
                or {{ exceeds('impressions') }}
                or {{ exceeds('clicks') }}
                or {{ exceeds('conversions') }}
                or {{ exceeds('account_conversion_value') }}
            )
        ) over campaign_day is true as geo_mismatch
    from summed
    window campaign_day as (
        partition by tenant_id, day, provider, connection_id, campaign_id
    )
)

select
    tenant_id,
    day,
    provider,
    connection_id,
    campaign_id,
    parish,
    {{ rest_of('spend') }},
    {{ rest_of('impressions') }},
    {{ rest_of('clicks') }},
    {{ rest_of('conversions') }},
    {{ rest_of('conversion_value') }},
    case
        when is_total and geo_mismatch then 'whole'
        when is_total then 'rest'
        when not has_total then 'orphan'
        when not is_named then 'unnamed'
        when geo_mismatch then 'mismatch'
        else 'named'
    end as part,
    source_rows,
    unreadable_rows
from judged
where
    not is_total
    or geo_mismatch
    or spend - named_spend is distinct from 0
    or impressions - named_impressions is distinct from 0
    or clicks - named_clicks is distinct from 0
    or conversions - named_conversions is distinct from 0
    or conversion_value - named_conversion_value is distinct from 0
