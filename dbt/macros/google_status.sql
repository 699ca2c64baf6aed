{% macro google_status(column) -%}
    case {{ column }}
        when 'ENABLED' then 'active'
        when 'PAUSED' then 'paused'
        when 'REMOVED' then 'removed'
        else 'unknown'
    end
{%- endmacro %}
