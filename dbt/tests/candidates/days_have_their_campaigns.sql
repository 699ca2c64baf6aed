-- Whoever reads a day finds the campaign and the ad it names.
select
    days.tenant_id,
    days.campaign_id
from {{ ref('candidate_campaign_daily') }} as days
inner join {{ ref('passing_members') }} as members
    on days.tenant_id = members.tenant_id and members.changed
left join {{ ref('candidate_campaigns') }} as campaigns
    on
        days.tenant_id = campaigns.tenant_id
        and days.provider = campaigns.provider
        and days.connection_id = campaigns.connection_id
        and days.campaign_id = campaigns.campaign_id
where campaigns.campaign_id is null

union all

select
    days.tenant_id,
    days.ad_id
from {{ ref('candidate_creative_daily') }} as days
inner join {{ ref('passing_members') }} as members
    on days.tenant_id = members.tenant_id and members.changed
left join {{ ref('candidate_creatives') }} as creatives
    on
        days.tenant_id = creatives.tenant_id
        and days.provider = creatives.provider
        and days.connection_id = creatives.connection_id
        and days.ad_id = creatives.ad_id
where creatives.ad_id is null
