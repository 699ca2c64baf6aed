{# Plain numeric rounded to the marts' scale: a cast to numeric(18,6) could overflow
   and end the wave of every tenant; the rule out_of_range catches it instead. #}
{% macro money(expression) -%}
    round({{ expression }}, 6)
{%- endmacro %}

{% macro from_micros(column) -%}
    round({{ column }} / 1000000.0, 6)
{%- endmacro %}
