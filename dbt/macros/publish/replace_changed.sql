{# For marts without a day: most rows are as they were, and those stay untouched. #}
{% macro replace_changed(mart, candidate, id) -%}
{%- set columns = mart_columns(mart) -%}
{%- set same %}
            mart.tenant_id = candidate.tenant_id
            and mart.provider = candidate.provider
            and mart.connection_id = candidate.connection_id
            and mart.{{ id }} = candidate.{{ id }}
            and (mart.{{ columns | join(', mart.') }})
            is not distinct from (candidate.{{ columns | join(', candidate.') }})
{%- endset -%}
delete from {{ mart }} as mart
using pg_temp.passed_members
where
    mart.tenant_id = passed_members.tenant_id
    and passed_members.changed
    and not exists (
        select from {{ candidate }} as candidate
        where {{ same }}
    );

insert into {{ mart }} ({{ columns | join(', ') }})
select candidate.{{ columns | join(', candidate.') }}
from {{ candidate }} as candidate
inner join pg_temp.passed_members
    on candidate.tenant_id = passed_members.tenant_id
where
    passed_members.changed
    and not exists (
        select from {{ mart }} as mart
        where {{ same }}
    )
order by candidate.tenant_id
{%- endmacro %}
