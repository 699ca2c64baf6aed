{# Fixed once for the whole publication. Analysed: without it the planner reads
   whole marts to find a few days of them. #}
{% macro name_what_passed() -%}
create temporary table passed_members on commit drop as
select * from {{ ref('passing_members') }};

create temporary table passed_days on commit drop as
select
    wave_days.tenant_id,
    wave_days.day
from {{ source('control', 'wave_days') }} as wave_days
inner join passed_members
    on
        wave_days.wave_id = passed_members.wave_id
        and wave_days.tenant_id = passed_members.tenant_id;

analyze passed_members, passed_days
{%- endmacro %}
