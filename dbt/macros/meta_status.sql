{% macro meta_status(column) -%}
    case
        when {{ column }} in ('ACTIVE', 'IN_PROCESS', 'WITH_ISSUES') then 'active'
        when {{ column }} in (
            'PAUSED', 'CAMPAIGN_PAUSED', 'ADSET_PAUSED', 'PENDING_REVIEW',
            'PREAPPROVED', 'DISAPPROVED', 'PENDING_BILLING_INFO'
        ) then 'paused'
        when {{ column }} in ('ARCHIVED', 'DELETED') then 'removed'
        else 'unknown'
    end
{%- endmacro %}
