{{ config(indexes=[{'columns': ['tenant_id']}]) }}

{{ empty_shape() }}
