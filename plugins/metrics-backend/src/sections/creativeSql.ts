import { MartRelations, ofMember } from './martRelations';
import { measures, sums, TOP_ROWS } from './measuresSql';
import { factCondition, SectionFilters } from './sectionFilters';

/** Creatives by spend, of campaigns that pass the filters. */
export function creativeSql(
  relations: MartRelations,
  filters: SectionFilters,
): string {
  return `
    select max(g.all_rows) as rows, max(g.all_unconverted) as unconverted,
      json_agg(json_build_object(
        'id', g.ad_id, 'name', a.name, 'campaignId', g.campaign_id,
        'campaignName', c.name, 'platform', g.provider,
        'thumbnailUrl', a.thumbnail_url, ${measures('g')}
      ) order by g.position) filter (where g.rows > g.unconverted) as items
    from (
      select f.provider, f.connection_id, f.campaign_id, f.ad_id,
             row_number() over (
               order by sum(f.spend) desc nulls last, f.ad_id) as position,
             sum(count(*)) over () as all_rows,
             sum(count(*) - count(f.spend)) over () as all_unconverted,
             ${sums('f')}
      from ${relations.creativeDaily} f
      where ${factCondition(relations, filters, 'f')}
        and f.day between span.first_day and span.last_day
      group by f.provider, f.connection_id, f.campaign_id, f.ad_id
    ) g
    left join ${relations.creatives} a
      on ${ofMember(relations, 'a')} and a.provider = g.provider
     and a.connection_id = g.connection_id and a.ad_id = g.ad_id
    left join ${relations.campaigns} c
      on ${ofMember(relations, 'c')} and c.provider = g.provider
     and c.connection_id = g.connection_id and c.campaign_id = g.campaign_id
    where g.position <= ${TOP_ROWS}`;
}
