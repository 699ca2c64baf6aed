{# Whether landing could not read one of these columns and left it null. #}
{% macro has_unreadable(bad, columns) -%}
    coalesce({{ bad }} ?| array['{{ columns | join("', '") }}'], false)
{%- endmacro %}
