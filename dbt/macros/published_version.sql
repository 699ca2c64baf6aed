{# Looked up by name, since `publications` is built after everything that asks. #}
{% macro published_version(tenant_id) -%}
    {%- set publications = adapter.get_relation(target.database, 'marts', 'publications') -%}
    {%- if publications is none -%}
    -1
    {%- else -%}
    coalesce((
        select max(published.version)
        from {{ publications }} as published
        where published.tenant_id = {{ tenant_id }}
    ), -1)
    {%- endif -%}
{%- endmacro %}
