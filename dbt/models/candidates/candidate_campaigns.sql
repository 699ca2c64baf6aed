{{ config(alias='campaigns') }}

-- An unreadable time zone must not end the wave, so a zone is used if it is known.
with zones as materialized (
    select name from pg_timezone_names
),

members as (
    select * from {{ ref('members') }}
    where changed
),

meta_listed as (
    select
        campaigns.tenant_id,
        'meta' as provider,
        campaigns.connection_id,
        campaigns.campaign_id,
        campaigns.campaign_name,
        campaigns.status,
        campaigns.objective,
        cast(
            campaigns.start_time at time zone coalesce(zones.name, members.timezone)
            as date
        ) as start_date,
        -- Stopped at midnight, its last day is the one before.
        cast(
            (campaigns.stop_time - interval '1 second')
            at time zone coalesce(zones.name, members.timezone) as date
        ) as end_date,
        campaigns.account_currency,
        campaigns.account_daily_budget,
        campaigns.account_lifetime_budget,
        members.currency,
        members.today
    from {{ ref('stg_meta__campaigns') }} as campaigns
    inner join members on campaigns.tenant_id = members.tenant_id
    left join zones on campaigns.account_timezone = zones.name
),

-- The newest of the wave's days on which a campaign has rows.
observed as (
    select distinct on (
        campaign_daily.tenant_id,
        campaign_daily.provider,
        campaign_daily.connection_id,
        campaign_daily.campaign_id
    )
        campaign_daily.*,
        members.today
    from {{ ref('candidate_campaign_daily') }} as campaign_daily
    inner join members on campaign_daily.tenant_id = members.tenant_id
    order by
        campaign_daily.tenant_id asc,
        campaign_daily.provider asc,
        campaign_daily.connection_id asc,
        campaign_daily.campaign_id asc,
        campaign_daily.day desc
),

-- A campaign moved to another budget keeps a row for both: its own reference decides.
google_observed as (
    select distinct on (
        observed.tenant_id, observed.connection_id, observed.campaign_id
    )
        observed.*,
        budgets.account_daily_budget,
        budgets.account_lifetime_budget
    from observed
    left join {{ ref('stg_google_ads__campaign_budget') }} as budgets
        on
            observed.tenant_id = budgets.tenant_id
            and observed.connection_id = budgets.connection_id
            and observed.campaign_id = budgets.campaign_id
    where observed.provider = 'google_ads'
    order by
        observed.tenant_id asc,
        observed.connection_id asc,
        observed.campaign_id asc,
        observed.budget_id is not distinct from budgets.budget_id desc,
        budgets.enabled desc nulls last,
        budgets.budget_id desc nulls last
),

accounted as (
    select
        tenant_id,
        provider,
        connection_id,
        campaign_id,
        campaign_name,
        status,
        objective,
        start_date,
        end_date,
        account_currency,
        account_daily_budget,
        account_lifetime_budget,
        currency,
        today,
        cast(null as date) as described_on
    from meta_listed
    union all
    select
        tenant_id,
        provider,
        connection_id,
        campaign_id,
        campaign_name,
        {{ google_status('written_status') }} as status,
        objective,
        control.read_date(written_start_date) as start_date,
        control.read_date(written_end_date) as end_date,
        account_currency,
        account_daily_budget,
        account_lifetime_budget,
        currency,
        today,
        day as described_on
    from google_observed
    union all
    -- Meta does not list what was deleted, yet goes on reporting its days.
    select
        tenant_id,
        provider,
        connection_id,
        campaign_id,
        campaign_name,
        'unknown' as status,
        objective,
        cast(null as date) as start_date,
        cast(null as date) as end_date,
        account_currency,
        cast(null as numeric) as account_daily_budget,
        cast(null as numeric) as account_lifetime_budget,
        currency,
        today,
        day as described_on
    from observed
    where provider = 'meta'
),

described as (
    select
        accounted.tenant_id,
        accounted.provider,
        accounted.connection_id,
        accounted.campaign_id,
        coalesce(accounted.campaign_name, accounted.campaign_id) as name,
        accounted.status,
        accounted.objective,
        accounted.start_date,
        accounted.end_date,
        accounted.currency,
        {{ money('accounted.account_daily_budget * ' ~ budget_fx_rate()) }} as daily_budget,
        {{ money('accounted.account_lifetime_budget * ' ~ budget_fx_rate()) }} as lifetime_budget,
        accounted.described_on,
        accounted.today,
        1 as preference
    from accounted
    left join {{ ref('fx_daily') }} as fx
        on
            accounted.today = fx.day
            and accounted.account_currency = fx.from_currency
            and accounted.currency = fx.to_currency
    union all
    -- Google Ads describes a campaign on the days it has rows only, so what an
    -- earlier wave saw stays until a newer day is seen.
    select
        published.tenant_id,
        published.provider,
        published.connection_id,
        published.campaign_id,
        published.name,
        published.status,
        published.objective,
        published.start_date,
        published.end_date,
        published.currency,
        published.daily_budget,
        published.lifetime_budget,
        published.described_on,
        members.today,
        2 as preference
    from {{ ref('campaigns') }} as published
    inner join members
        on
            published.tenant_id = members.tenant_id
            and not members.full_window
    where published.described_on is not null
),

newest as (
    select distinct on (tenant_id, provider, connection_id, campaign_id) *
    from described
    order by
        tenant_id asc,
        provider asc,
        connection_id asc,
        campaign_id asc,
        described_on desc nulls first,
        preference asc
)

select
    tenant_id,
    provider,
    connection_id,
    campaign_id,
    name,
    case
        when status in ('active', 'paused') and end_date < today then 'ended'
        else status
    end as status,
    objective,
    start_date,
    end_date,
    currency,
    daily_budget,
    lifetime_budget,
    described_on
from newest
