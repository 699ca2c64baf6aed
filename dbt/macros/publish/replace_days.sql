{# Replaces whole days, emptied ones too. Inserted in the order of the mart's index,
   which keeps a tenant's rows together. #}
{% macro replace_days(mart, candidate, condition='true') -%}
{%- set columns = mart_columns(mart) -%}
delete from {{ mart }} as mart
using pg_temp.passed_days
where
    mart.tenant_id = passed_days.tenant_id
    and mart.day = passed_days.day;

insert into {{ mart }} ({{ columns | join(', ') }})
select candidate.{{ columns | join(', candidate.') }}
from {{ candidate }} as candidate
inner join pg_temp.passed_days
    on
        candidate.tenant_id = passed_days.tenant_id
        and candidate.day = passed_days.day
where {{ condition }}
order by candidate.tenant_id, candidate.day
{%- endmacro %}
