{% macro named_sum(measure) -%}
    sum({{ measure }}) filter (where is_named) over campaign_day as named_{{ measure }}
{%- endmacro %}

{# Named parishes may overshoot a little: platforms count each cut on its own. #}
{% macro exceeds(measure) -%}
    named_{{ measure }} > 1.02 * {{ measure }} + 1
{%- endmacro %}

{% macro rest_of(measure) -%}
    case
        when is_total and not geo_mismatch
            then {{ measure }} - coalesce(named_{{ measure }}, 0)
        else {{ measure }}
    end as {{ measure }}
{%- endmacro %}
