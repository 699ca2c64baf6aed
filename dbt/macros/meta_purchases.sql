{# Meta reports one purchase under several overlapping action types; they are never
   added up. The first type present counts, over all its targets and destinations.
   `value` is the account's own window; `1d_click` and the like are alternatives to it. #}
{% macro meta_purchases(column, alias) -%}
left join lateral (
    select
        coalesce(
            sum(amount) filter (where action_type = 'omni_purchase'),
            sum(amount) filter (where action_type = 'purchase'),
            sum(amount) filter (
                where action_type = 'offsite_conversion.fb_pixel_purchase'
            )
        ) as total,
        coalesce(bool_or(written is not null and amount is null), false)
        or jsonb_typeof({{ column }}) not in ('array', 'null') as unreadable
    from (
        select
            entry ->> 'action_type' as action_type,
            entry ->> 'value' as written,
            control.read_number(entry ->> 'value', 1e15) as amount
        from jsonb_array_elements(
            case jsonb_typeof({{ column }}) when 'array' then {{ column }} end
        ) as entry
        where entry ->> 'action_type' in (
            'omni_purchase', 'purchase', 'offsite_conversion.fb_pixel_purchase'
        )
    ) as purchases
) as {{ alias }} on true
{%- endmacro %}
