{# Meta's budgets are in the smallest unit it keeps for a currency: cents, except for
   the currencies it keeps without decimals. 0 stands for "none". #}
{% macro from_meta_minor_units(column, currency) -%}
    {{ money(
        'nullif(' ~ column ~ ', 0) / case when ' ~ currency ~ " in ('"
        ~ ['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']
        | join("', '") ~ "') then 1 else 100 end"
    ) }}
{%- endmacro %}
