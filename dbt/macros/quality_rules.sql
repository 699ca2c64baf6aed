{# Counts the offending rows of each rule per tenant in one pass.
   rules: {rule: SQL that counts}. #}
{% macro quality_rules(candidate, rules) -%}
select
    counts.tenant_id,
    found.rule,
    found.offending as rows
from (
    select
        tenant_id
        {%- for rule, counting in rules.items() %},
        {{ counting }} as {{ rule }}
        {%- endfor %}
    from {{ candidate }}
    group by tenant_id
) as counts
cross join lateral (
    values
    {%- for rule in rules %}
    ('{{ rule }}', counts.{{ rule }}){{ "," if not loop.last }}
    {%- endfor %}
) as found (rule, offending)
where found.offending > 0
{%- endmacro %}

{% macro out_of_range(money_columns, count_columns) -%}
count(*) filter (
    where
    {%- for column in money_columns %}
    {{ "or " if not loop.first }}abs({{ column }}) >= 1e12
    {%- endfor %}
    {%- for column in count_columns %}
    or {{ column }} < 0 or {{ column }} >= 1e15
    {%- endfor %}
)
{%- endmacro %}
