-- depends_on: {{ ref('publications') }}
{{ config(tags=['audit']) }}

{% set keys = {
    'campaign_daily': ['tenant_id', 'day', 'provider', 'connection_id', 'campaign_id'],
    'creative_daily':
        ['tenant_id', 'day', 'provider', 'connection_id', 'campaign_id', 'ad_id'],
    'parish_daily':
        ['tenant_id', 'day', 'provider', 'connection_id', 'campaign_id', 'parish'],
    'campaigns': ['tenant_id', 'provider', 'connection_id', 'campaign_id'],
    'creatives': ['tenant_id', 'provider', 'connection_id', 'ad_id'],
    'publications': ['tenant_id', 'wave_id']
} %}

{% for mart, columns in keys.items() %}
(
    select
        '{{ mart }} has a key twice' as violated,
        tenant_id
    from {{ ref(mart) }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
)
union all
{% endfor %}

(
    select
        'campaign_daily names an unknown campaign' as violated,
        days.tenant_id
    from {{ ref('campaign_daily') }} as days
    left join {{ ref('campaigns') }} as campaigns
        on
            days.tenant_id = campaigns.tenant_id
            and days.provider = campaigns.provider
            and days.connection_id = campaigns.connection_id
            and days.campaign_id = campaigns.campaign_id
    where campaigns.tenant_id is null
)
union all
(
    select
        'a row of a tenant that never published' as violated,
        campaigns.tenant_id
    from {{ ref('campaigns') }} as campaigns
    where campaigns.tenant_id not in (select tenant_id from {{ ref('publications') }})
)
