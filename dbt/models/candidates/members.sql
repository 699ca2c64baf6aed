-- The wave's tenants. `changed` leaves out those whose landing is as they last
-- published it: nothing of theirs needs to be built. An unknown time zone would end
-- the wave of all, so it counts as UTC.
with members as (
    select
        members.*,
        coalesce(zones.name, 'UTC') as zone
    from {{ source('control', 'current_members') }} as members
    left join pg_timezone_names as zones
        on members.timezone = zones.name
)

select
    members.wave_id,
    members.tenant_id,
    members.currency,
    members.zone as timezone,
    cast(
        coalesce(members.data_as_of, waves.started_at) at time zone members.zone as date
    ) as today,
    members.data_as_of,
    members.version_to,
    waves.full_window,
    waves.full_window
    or members.version_to > {{ published_version('members.tenant_id') }} as changed
from members
inner join {{ source('control', 'waves') }} as waves
    on members.wave_id = waves.wave_id
