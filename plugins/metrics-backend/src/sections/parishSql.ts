import type { MartRelations } from './martRelations';
import { measures, sums } from './measuresSql';
import { factCondition, SectionFilters } from './sectionFilters';

/** Parish totals, and for each campaign the parishes it reached. */
export function parishSql(
  relations: MartRelations,
  filters: SectionFilters,
): string {
  return `
    with cells as materialized (
      select p.parish, p.provider, p.connection_id, p.campaign_id, ${sums('p')}
      from ${relations.parishDaily} p
      where ${factCondition(relations, filters, 'p')}
        and p.day between span.first_day and span.last_day
      group by p.parish, p.provider, p.connection_id, p.campaign_id
    ), totals as (
      select parish, sum(spend) as spend, sum(impressions) as impressions,
             sum(clicks) as clicks, sum(conversions) as conversions,
             sum(conversion_value) as conversion_value,
             count(*) as campaign_count
      from cells
      where spend <> 0 or impressions <> 0 or clicks <> 0 or conversions <> 0
      group by parish
    ), reach as (
      select provider, connection_id, campaign_id,
             array_agg(parish order by parish) as parishes
      from cells where parish <> 'UNK' and rows > unconverted
      group by provider, connection_id, campaign_id
    )
    select
      (select sum(rows) from cells) as rows,
      (select sum(unconverted) from cells) as unconverted,
      (select json_agg(json_build_object('code', t.parish, 'name', n.name,
                'campaignCount', t.campaign_count, ${measures('t')})
                order by t.spend desc, t.parish)
       from totals t left join seeds.parishes n on n.code = t.parish) as items,
      (select json_agg(json_build_object('platform', r.provider,
                'connectionId', r.connection_id, 'id', r.campaign_id,
                'parishes', r.parishes)) from reach r) as reach`;
}
