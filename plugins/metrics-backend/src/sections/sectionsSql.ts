import { budgetSql } from './budgetSql';
import { creativeSql } from './creativeSql';
import { MartRelations, ofMember } from './martRelations';
import { parishSql } from './parishSql';
import { periodSql } from './periodSql';
import { SectionFilters } from './sectionFilters';

/** Days of the window when none is asked for. */
export const WINDOW_DAYS = 30;

function windowSql(relations: MartRelations): string {
  return `
    left join lateral (
      select f.day, f.currency from ${relations.campaignDaily} f
      where ${ofMember(relations, 'f')} order by f.day desc limit 1
    ) newest on true
    left join lateral (
      select f.day from ${relations.campaignDaily} f
      where ${ofMember(relations, 'f')} order by f.day limit 1
    ) oldest on true
    cross join lateral (
      select
        coalesce(cast(:startDate as date),
                 coalesce(cast(:endDate as date), newest.day) - ${
                   WINDOW_DAYS - 1
                 }) as first_day,
        coalesce(cast(:endDate as date),
                 greatest(newest.day, cast(:startDate as date))) as last_day
    ) span`;
}

/**
 * The one statement behind snapshots and filtered reads: a row of raw sums per
 * tenant of `:tenantIds`, each section in a LATERAL of its own, so that every
 * read is a range of the (tenant_id, day) index and nothing spills.
 */
export function sectionsSql(
  relations: MartRelations,
  filters: SectionFilters,
): string {
  const { publications } = relations;
  // A parish has no creatives of its own: no source reports ads by region.
  const creative = filters.parish
    ? 'select 0 as rows, 0 as unconverted, null::json as items'
    : creativeSql(relations, filters);
  return `
    select
      m.tenant_id as "tenantId", newest.currency,
      cast(oldest.day as text) as "firstDay",
      cast(newest.day as text) as "newestDay",
      cast(span.first_day as text) as "startDate",
      cast(span.last_day as text) as "endDate",
      cast(span.first_day - (span.last_day - span.first_day + 1) as text)
        as "previousStartDate",
      cast(span.first_day - 1 as text) as "previousEndDate",
      ${
        publications
          ? 'publication.data_as_of as "dataAsOf", publication.started_at as "martsBeganAt", publication.wave_id as "publicationId"'
          : 'null as "dataAsOf", null as "martsBeganAt", null as "publicationId"'
      },
      period.totals, period.days, period.campaigns,
      previous.totals as "previousTotals", previous.days as "previousDays",
      cast(creative.rows as integer) as "creativeRows",
      cast(creative.unconverted as integer) as "creativeUnconverted",
      creative.items as creatives,
      cast(parish.rows as integer) as "parishRows",
      cast(parish.unconverted as integer) as "parishUnconverted",
      parish.items as parishes, parish.reach,
      budget.items as budgets
    from unnest(cast(:tenantIds as text[])) as m(tenant_id)
    ${windowSql(relations)}
    ${
      publications
        ? `left join lateral (
             select p.data_as_of, p.started_at, p.wave_id
             from ${publications} p where ${ofMember(relations, 'p')}
             order by p.version desc, p.started_at desc limit 1
           ) publication on true`
        : ''
    }
    cross join lateral (${periodSql(relations, filters, {
      first: 'span.first_day',
      last: 'span.last_day',
      campaigns: true,
    })}) period
    cross join lateral (${periodSql(relations, filters, {
      first: 'span.first_day - (span.last_day - span.first_day + 1)',
      last: 'span.first_day - 1',
      campaigns: false,
    })}) previous
    cross join lateral (${creative}) creative
    cross join lateral (${parishSql(relations, filters)}) parish
    cross join lateral (${budgetSql(relations, filters)}) budget`;
}
