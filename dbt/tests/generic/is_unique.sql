{# The columns together; nulls are equal here, as connectors' own dedup treats them
   as different and so lets doubles through. #}
{% test is_unique(model, columns) %}
select {{ columns | join(', ') }}, count(*) as copies
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}
