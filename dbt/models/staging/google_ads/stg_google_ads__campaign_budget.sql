select
    budget.tenant_id,
    budget.connection_id,
    cast(budget.campaign_budget_id as text) as budget_id,
    cast(budget.campaign_id as text) as campaign_id,
    budget.campaign_budget_status = 'ENABLED' as enabled,
    case
        when budget.campaign_budget_period = 'DAILY'
            then {{ from_micros('nullif(budget.campaign_budget_amount_micros, 0)') }}
    end as account_daily_budget,
    {{ from_micros('nullif(budget.campaign_budget_total_amount_micros, 0)') }}
        as account_lifetime_budget
from {{ source('control', 'current_members') }} as members
inner join {{ source('landing', 'google_ads_campaign_budget') }} as budget
    on members.tenant_id = budget.tenant_id
