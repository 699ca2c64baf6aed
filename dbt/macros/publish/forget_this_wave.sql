{# A build of the same wave by hand must not leave two rows. #}
{% macro forget_this_wave() -%}
{%- if load_relation(this) is not none -%}
delete from {{ this }} where wave_id = {{ wave_id() }}
{%- endif -%}
{%- endmacro %}
