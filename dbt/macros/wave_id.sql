{# The wave comes as a setting of the connection, so the SQL never changes. #}
{% macro wave_id() -%}
    current_setting('adinsights.wave', true)
{%- endmacro %}
