{{ config(alias='creatives') }}

with members as (
    select * from {{ ref('members') }}
    where changed
),

described as (
    select
        ads.tenant_id,
        'meta' as provider,
        ads.connection_id,
        ads.ad_id,
        ads.campaign_id,
        ads.ad_name,
        ads.thumbnail_url,
        ads.status,
        cast(null as date) as described_on,
        1 as preference
    from {{ ref('stg_meta__ads') }} as ads
    inner join members on ads.tenant_id = members.tenant_id
    union all
    select
        ads.tenant_id,
        ads.provider,
        ads.connection_id,
        ads.ad_id,
        ads.campaign_id,
        ads.ad_name,
        cast(null as text) as thumbnail_url,
        'unknown' as status,
        ads.day as described_on,
        2 as preference
    from {{ ref('candidate_creative_daily') }} as ads
    inner join members on ads.tenant_id = members.tenant_id
    union all
    select
        published.tenant_id,
        published.provider,
        published.connection_id,
        published.ad_id,
        published.campaign_id,
        published.name as ad_name,
        published.thumbnail_url,
        published.status,
        published.described_on,
        3 as preference
    from {{ ref('creatives') }} as published
    inner join members
        on
            published.tenant_id = members.tenant_id
            and not members.full_window
    where published.described_on is not null
)

-- The listed ad first, then the newest day that shows it.
select distinct on (tenant_id, provider, connection_id, ad_id)
    tenant_id,
    provider,
    connection_id,
    ad_id,
    campaign_id,
    coalesce(ad_name, ad_id) as name,
    thumbnail_url,
    status,
    described_on
from described
order by
    tenant_id asc,
    provider asc,
    connection_id asc,
    ad_id asc,
    described_on desc nulls first,
    preference asc
