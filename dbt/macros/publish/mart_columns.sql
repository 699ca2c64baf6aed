{# The mart's own columns: a candidate may carry more. #}
{% macro mart_columns(mart) -%}
    {{ return(adapter.get_columns_in_relation(mart) | map(attribute='quoted') | list if execute else ['*']) }}
{%- endmacro %}
