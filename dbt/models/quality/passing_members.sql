-- Read through control.current_members again: a member may be cancelled mid-build.
select members.*
from {{ ref('members') }} as members
inner join {{ source('control', 'current_members') }} as current_members
    on
        members.wave_id = current_members.wave_id
        and members.tenant_id = current_members.tenant_id
where not exists (
    select from {{ ref('quality_failures') }} as failures
    where
        failures.wave_id = members.wave_id
        and failures.tenant_id = members.tenant_id
)
