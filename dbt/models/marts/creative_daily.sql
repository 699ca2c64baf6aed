{{ config(indexes=[{'columns': ['tenant_id', 'day']}]) }}

{{ empty_shape() }}
