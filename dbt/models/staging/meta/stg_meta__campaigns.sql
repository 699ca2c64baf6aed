select
    campaigns.tenant_id,
    campaigns.connection_id,
    campaigns.id as campaign_id,
    nullif(campaigns.name, '') as campaign_name,
    {{ none_if_unset('campaigns.objective') }} as objective,
    {{ meta_status('coalesce(campaigns.effective_status, campaigns.status)') }} as status,
    campaigns.start_time,
    campaigns.stop_time,
    nullif(accounts.timezone_name, '') as account_timezone,
    nullif(accounts.currency, '') as account_currency,
    {{ from_meta_minor_units('campaigns.daily_budget', 'accounts.currency') }}
        as account_daily_budget,
    {{ from_meta_minor_units('campaigns.lifetime_budget', 'accounts.currency') }}
        as account_lifetime_budget
from {{ source('control', 'current_members') }} as members
inner join {{ source('landing', 'meta_campaigns') }} as campaigns
    on members.tenant_id = campaigns.tenant_id
left join {{ source('landing', 'meta_ad_account') }} as accounts
    on
        campaigns.tenant_id = accounts.tenant_id
        and campaigns.connection_id = accounts.connection_id
        and campaigns.account_id = accounts.account_id
