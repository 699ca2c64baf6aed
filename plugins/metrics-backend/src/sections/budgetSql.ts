import { MartRelations, ofMember } from './martRelations';
import { factCondition, SectionFilters } from './sectionFilters';

/**
 * Campaigns with a budget that run or spent in the month of the newest day,
 * with what they spent in it and in the seven days up to that day. Pacing is
 * about the present: a date filter does not move it.
 */
export function budgetSql(
  relations: MartRelations,
  filters: SectionFilters,
): string {
  const reachesParish = `and exists (
    select from ${relations.parishDaily} p
    where ${ofMember(relations, 'p')} and p.parish = :parish
      and p.day between span.first_day and span.last_day
      and p.provider = c.provider and p.connection_id = c.connection_id
      and p.campaign_id = c.campaign_id)`;
  return `
    select json_agg(json_build_object(
      'id', c.campaign_id, 'campaignName', c.name, 'platform', c.provider,
      'dailyBudget', c.daily_budget, 'lifetimeBudget', c.lifetime_budget,
      'startDate', c.start_date, 'endDate', c.end_date,
      'spendToDate', coalesce(s.month_spend, 0),
      'lastDaysSpend', coalesce(s.last_days_spend, 0),
      'unconverted', coalesce(s.unconverted, 0))) as items
    from ${relations.campaigns} c
    left join (
      select f.provider, f.connection_id, f.campaign_id,
             sum(f.spend) filter (
               where f.day >= date_trunc('month', newest.day)) as month_spend,
             sum(f.spend) filter (
               where f.day > newest.day - 7) as last_days_spend,
             count(*) - count(f.spend) as unconverted
      from ${relations.campaignDaily} f
      where ${ofMember(relations, 'f')}
        and f.day between least(cast(date_trunc('month', newest.day) as date),
                                newest.day - 6) and newest.day
      group by f.provider, f.connection_id, f.campaign_id
    ) s on s.provider = c.provider and s.connection_id = c.connection_id
       and s.campaign_id = c.campaign_id
    where ${factCondition(relations, filters, 'c')}
      and newest.day is not null
      and (c.daily_budget > 0 or c.lifetime_budget > 0)
      and (c.status = 'active' or s.month_spend > 0)
      ${filters.parish ? reachesParish : ''}`;
}
