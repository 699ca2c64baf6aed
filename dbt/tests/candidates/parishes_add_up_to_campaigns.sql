{% set measures = ['spend', 'impressions', 'clicks', 'conversions', 'conversion_value'] %}

with parishes as (
    select
        tenant_id,
        day,
        provider,
        connection_id,
        campaign_id,
        {%- for measure in measures %}
        sum({{ measure }}) as {{ measure }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ ref('candidate_parish_daily') }}
    where part in ('named', 'rest', 'whole')
    group by tenant_id, day, provider, connection_id, campaign_id
)

select
    campaigns.tenant_id,
    campaigns.day,
    campaigns.campaign_id
from {{ ref('candidate_campaign_daily') }} as campaigns
full join parishes
    on
        campaigns.tenant_id = parishes.tenant_id
        and campaigns.day = parishes.day
        and campaigns.provider = parishes.provider
        and campaigns.connection_id = parishes.connection_id
        and campaigns.campaign_id = parishes.campaign_id
where
    coalesce(campaigns.tenant_id, parishes.tenant_id) in (
        select tenant_id from {{ ref('passing_members') }}
    )
    and (
        campaigns.tenant_id is null
        {%- for measure in measures %}
        or campaigns.{{ measure }} is distinct from parishes.{{ measure }}
        {%- endfor %}
    )
