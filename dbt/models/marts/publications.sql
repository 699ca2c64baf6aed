{#- The hooks are quoted: bare, dbt would render them while parsing, to nothing. -#}
{{ config(
    indexes=[{'columns': ['tenant_id', 'version']}],
    pre_hook=[
        "{{ name_what_passed() }}",
        "{{ replace_days(ref('campaign_daily'), ref('candidate_campaign_daily')) }}",
        "{{ replace_days(ref('creative_daily'), ref('candidate_creative_daily')) }}",
        "{{ replace_days(ref('parish_daily'), ref('candidate_parish_daily'),
            \"part in ('named', 'rest', 'whole')\") }}",
        "{{ replace_changed(
            ref('campaigns'), ref('candidate_campaigns'), 'campaign_id') }}",
        "{{ replace_changed(
            ref('creatives'), ref('candidate_creatives'), 'ad_id') }}",
        "{{ forget_this_wave() }}"
    ],
    post_hook="select control.require_wave(true)"
) }}

select
    passed_members.tenant_id,
    passed_members.wave_id,
    days.from_day,
    days.to_day,
    waves.started_at,
    clock_timestamp() as published_at,
    passed_members.data_as_of,
    passed_members.version_to as version,
    coalesce(geography.geo_mismatches, 0) as geo_mismatches,
    coalesce(geography.orphan_rows, 0) as orphan_rows
from pg_temp.passed_members
inner join {{ source('control', 'waves') }} as waves
    on passed_members.wave_id = waves.wave_id
left join (
    select
        tenant_id,
        min(day) as from_day,
        max(day) as to_day
    from pg_temp.passed_days
    group by tenant_id
) as days
    on passed_members.tenant_id = days.tenant_id
left join (
    select
        tenant_id,
        count(*) filter (where part = 'whole') as geo_mismatches,
        cast(sum(source_rows) filter (where part = 'orphan') as bigint) as orphan_rows
    from {{ ref('candidate_parish_daily') }}
    group by tenant_id
) as geography
    on passed_members.tenant_id = geography.tenant_id
