select
    customer.tenant_id,
    customer.connection_id,
    cast(customer.customer_id as text) as customer_id,
    nullif(customer.customer_currency_code, '') as account_currency
from {{ source('control', 'current_members') }} as members
inner join {{ source('landing', 'google_ads_customer') }} as customer
    on members.tenant_id = customer.tenant_id
