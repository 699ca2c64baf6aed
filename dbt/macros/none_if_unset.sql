{# Google Ads writes '' or UNSPECIFIED, and UNKNOWN for a newer value, for "not set". #}
{% macro none_if_unset(column) -%}
    case
        when btrim({{ column }}) not in ('', 'UNSPECIFIED', 'UNKNOWN')
            then btrim({{ column }})
    end
{%- endmacro %}
