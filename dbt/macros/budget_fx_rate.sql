{# Budgets are of now, so they take the rate of the tenant's today. #}
{% macro budget_fx_rate() -%}
    case when accounted.account_currency = accounted.currency then 1 else fx.rate end
{%- endmacro %}
