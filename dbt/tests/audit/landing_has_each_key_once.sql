{{ config(tags=['audit']) }}

-- The widest report is not regrouped in every wave to look for doubles.
select
    tenant_id,
    day,
    campaign_id
from {{ source('landing', 'google_ads_campaign') }}
group by
    tenant_id, connection_id, day, campaign_id, segments_hour, segments_ad_network_type
having count(*) > 1
