select
    ads.tenant_id,
    ads.connection_id,
    ads.id as ad_id,
    nullif(ads.campaign_id, '') as campaign_id,
    coalesce(nullif(ads.name, ''), nullif(creatives.name, '')) as ad_name,
    nullif(creatives.thumbnail_url, '') as thumbnail_url,
    {{ meta_status('coalesce(ads.effective_status, ads.status)') }} as status
from {{ source('control', 'current_members') }} as members
inner join {{ source('landing', 'meta_ads') }} as ads
    on members.tenant_id = ads.tenant_id
left join {{ source('landing', 'meta_ad_creatives') }} as creatives
    on
        ads.tenant_id = creatives.tenant_id
        and ads.connection_id = creatives.connection_id
        and ads.creative ->> 'id' = creatives.id
