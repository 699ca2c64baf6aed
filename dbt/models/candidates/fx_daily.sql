-- The last rate of at most 7 days before, for each of the wave's days.
select distinct on (days.day, rates.from_currency, rates.to_currency)
    days.day,
    rates.from_currency,
    rates.to_currency,
    rates.rate
from (
    select distinct day
    from {{ source('control', 'wave_days') }}
    where wave_id = {{ wave_id() }}
    union
    select distinct today from {{ ref('members') }}
) as days
inner join {{ source('control', 'fx_rates') }} as rates
    on rates.day between days.day - 7 and days.day
where rates.to_currency in (select currency from {{ ref('members') }})
order by
    days.day asc, rates.from_currency asc, rates.to_currency asc, rates.day desc
