-- depends_on: {{ ref('publications') }}
{{ config(tags=['audit']) }}

{% set measures = ['spend', 'impressions', 'clicks', 'conversions', 'conversion_value'] %}

with totals as (
    {% for mart in ['campaign_daily', 'parish_daily'] %}
    select
        '{{ mart }}' as mart,
        tenant_id,
        day,
        provider,
        connection_id,
        campaign_id,
        {%- for measure in measures %}
        sum({{ measure }}) as {{ measure }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ ref(mart) }}
    group by tenant_id, day, provider, connection_id, campaign_id
    {{ "union all" if not loop.last }}
    {% endfor %}
)

select
    tenant_id,
    day,
    campaign_id
from totals
group by
    tenant_id, day, provider, connection_id, campaign_id, {{ measures | join(', ') }}
having count(*) <> 2
