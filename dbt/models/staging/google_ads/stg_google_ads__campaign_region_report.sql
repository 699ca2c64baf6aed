select
    report.tenant_id,
    report.connection_id,
    report.day,
    cast(report.campaign_id as text) as campaign_id,
    btrim(report.segments_geo_target_region) as region,
    coalesce(report.metrics_cost_micros, 0) as cost_micros,
    coalesce(report.metrics_impressions, 0) as impressions,
    coalesce(report.metrics_clicks, 0) as clicks,
    coalesce(report.metrics_conversions, 0) as conversions,
    coalesce(report.metrics_conversions_value, 0) as account_conversion_value,
    {{ has_unreadable('report.bad', [
        'campaign_id', 'metrics_cost_micros', 'metrics_impressions',
        'metrics_clicks', 'metrics_conversions', 'metrics_conversions_value'
    ]) }} as unreadable
from {{ source('control', 'wave_days') }} as wave_days
inner join {{ source('landing', 'google_ads_campaign_region_report') }} as report
    on
        wave_days.tenant_id = report.tenant_id
        and wave_days.day = report.day
where wave_days.wave_id = {{ wave_id() }}
