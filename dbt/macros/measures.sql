{# The measures of campaign_daily and creative_daily; needs join_fx on the same rows. #}
{% macro measures(rows) -%}
    {{ rows }}.account_currency,
    {{ money(rows ~ '.account_spend') }} as account_spend,
    members.currency,
    {{ fx_rate(rows) }} as fx_rate,
    {{ money(rows ~ '.account_spend * ' ~ fx_rate(rows)) }} as spend,
    {{ rows }}.impressions,
    {{ rows }}.clicks,
    {{ money(rows ~ '.conversions') }} as conversions,
    {{ money(rows ~ '.account_conversion_value') }} as account_conversion_value,
    {{ money(rows ~ '.account_conversion_value * ' ~ fx_rate(rows)) }} as conversion_value
{%- endmacro %}

{% macro join_fx(rows) -%}
inner join {{ ref('members') }} as members
    on {{ rows }}.tenant_id = members.tenant_id
left join {{ ref('fx_daily') }} as fx
    on
        {{ rows }}.day = fx.day
        and {{ rows }}.account_currency = fx.from_currency
        and members.currency = fx.to_currency
{%- endmacro %}

{# Null when there is no rate: such a row is left out of totals, never guessed. #}
{% macro fx_rate(rows) -%}
    case when {{ rows }}.account_currency = members.currency then 1 else fx.rate end
{%- endmacro %}
