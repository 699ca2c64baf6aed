{{ config(materialized='table', unlogged=true, post_hook='analyze {{ this }}') }}

{% set money_columns = [
    'account_spend', 'spend', 'account_conversion_value', 'conversion_value'
] %}

with failures as (
    {{ quality_rules(ref('candidate_campaign_daily'), {
        'negative_spend': 'count(*) filter (where account_spend < 0)',
        'missing_key': 'count(*) filter (where campaign_id is null)',
        'missing_currency':
            'count(*) filter (where account_currency is null and account_spend <> 0)',
        'mixed_currency': 'count(*) filter (where mixed_currency)',
        'unparseable_value': 'sum(unreadable_rows)',
        'out_of_range':
            out_of_range(money_columns, ['impressions', 'clicks', 'conversions'])
    }) }}
    union all
    {{ quality_rules(ref('candidate_creative_daily'), {
        'negative_spend': 'count(*) filter (where account_spend < 0)',
        'missing_key':
            'count(*) filter (where campaign_id is null or ad_id is null)',
        'missing_currency':
            'count(*) filter (where account_currency is null and account_spend <> 0)',
        'unparseable_value': 'sum(unreadable_rows)',
        'duplicate_key': 'sum(duplicate_rows)',
        'out_of_range':
            out_of_range(money_columns, ['impressions', 'clicks', 'conversions'])
    }) }}
    union all
    {{ quality_rules(ref('candidate_parish_daily'), {
        'unparseable_value': 'sum(unreadable_rows)'
    }) }}
    union all
    {{ quality_rules(ref('candidate_campaigns'), {
        'out_of_range': out_of_range(['daily_budget', 'lifetime_budget'], [])
    }) }}
    union all
    -- One ad account brought by two connections would count twice.
    select
        tenant_id,
        'duplicate_key' as rule,
        sum(copies - 1) as rows
    from (
        select
            tenant_id,
            count(*) as copies
        from {{ ref('candidate_campaign_daily') }}
        group by tenant_id, day, provider, campaign_id
        having count(*) > 1 and campaign_id is not null
    ) as campaign_days
    group by tenant_id
)

select
    {{ wave_id() }} as wave_id,
    failures.tenant_id,
    failures.rule,
    cast(sum(failures.rows) as bigint) as rows
from failures
inner join {{ ref('members') }} as members
    on failures.tenant_id = members.tenant_id
group by failures.tenant_id, failures.rule
