import { MartRelations, ofMember } from './martRelations';
import { measures, sums, TOP_ROWS } from './measuresSql';
import { factCondition, SectionFilters } from './sectionFilters';

/** Totals, days and campaigns of a period in one pass over the facts. */
export function periodSql(
  relations: MartRelations,
  filters: SectionFilters,
  period: { first: string; last: string; campaigns: boolean },
): string {
  const facts = filters.parish
    ? relations.parishDaily
    : relations.campaignDaily;
  const campaignKey = 'f.provider, f.connection_id, f.campaign_id';
  // 3 is everything, 1 a day, 2 a campaign.
  const columns = period.campaigns
    ? `${campaignKey}, grouping(f.day, f.campaign_id) as grain,
       row_number() over (
         partition by grouping(f.day, f.campaign_id)
         order by sum(f.spend) desc nulls last, f.campaign_id) as position`
    : '2 * grouping(f.day) + 1 as grain';
  const campaigns = `
    json_agg(json_build_object(
      'id', g.campaign_id, 'platform', g.provider,
      'connectionId', g.connection_id, 'name', c.name, 'status', c.status,
      'objective', c.objective, 'startDate', c.start_date,
      'endDate', c.end_date, ${measures('g')}
    ) order by g.position) filter (where g.grain = 2 and g.rows > g.unconverted)`;
  return `
    select
      (json_agg(json_build_object('rows', g.rows, 'unconverted', g.unconverted,
        ${measures('g')})) filter (where g.grain = 3)) -> 0 as totals,
      json_agg(json_build_object('date', g.day, ${measures('g')})
        order by g.day) filter (where g.grain = 1) as days
      ${period.campaigns ? `, ${campaigns} as campaigns` : ''}
    from (
      select f.day, ${columns}, ${sums('f')}
      from ${facts} f
      where ${factCondition(relations, filters, 'f')}
        and f.day between ${period.first} and ${period.last}
        ${filters.parish ? 'and f.parish = :parish' : ''}
      group by grouping sets ((), (f.day)${
        period.campaigns ? `, (${campaignKey})` : ''
      })
    ) g
    ${
      period.campaigns
        ? `left join ${relations.campaigns} c
             on g.grain = 2 and ${ofMember(relations, 'c')}
            and c.provider = g.provider and c.connection_id = g.connection_id
            and c.campaign_id = g.campaign_id`
        : ''
    }
    ${
      period.campaigns ? `where g.grain <> 2 or g.position <= ${TOP_ROWS}` : ''
    }`;
}
