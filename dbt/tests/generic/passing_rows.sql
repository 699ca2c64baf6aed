{# What is about to be published: one row per key and the condition true. Runs before
   `publications`, so a fault of the models themselves stops the wave. #}
{% test passing_rows(model, keys, condition, only='true') %}
with passing as (
    select rows.*
    from {{ model }} as rows
    where
        {{ only }}
        and rows.tenant_id in (select tenant_id from {{ ref('passing_members') }})
)

select
    'condition' as violated,
    tenant_id
from passing
where ({{ condition }}) is not true
union all
select
    'key' as violated,
    tenant_id
from passing
group by {{ keys | join(', ') }}
having count(*) > 1
{% endtest %}
