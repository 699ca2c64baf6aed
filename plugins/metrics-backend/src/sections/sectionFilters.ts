import { MartRelations, ofMember } from './martRelations';

/** What a caller narrowed the sections to. Dates are `YYYY-MM-DD`. */
export interface SectionFilters {
  startDate?: string;
  endDate?: string;
  platforms?: string[];
  /** Parish code. */
  parish?: string;
  /** Part of a campaign's name, in any case. */
  campaignSearch?: string;
}

export const noFilters: SectionFilters = {};

export function hasFilters(filters: SectionFilters): boolean {
  return Object.values(filters).some(value => value !== undefined);
}

/** Values of the named bindings that {@link factCondition} and the window use. */
export function filterBindings(
  filters: SectionFilters,
): Record<string, string | string[] | null> {
  return {
    startDate: filters.startDate ?? null,
    endDate: filters.endDate ?? null,
    platforms: filters.platforms ?? null,
    parish: filters.parish ?? null,
    campaignSearch: filters.campaignSearch ?? null,
  };
}

/**
 * The condition on a fact row `alias` (provider, connection_id, campaign_id)
 * that its campaign passes the filters on platform and name. Only filters that
 * are set appear, so the plan of unfiltered reads stays that of the snapshot.
 */
export function factCondition(
  relations: MartRelations,
  filters: SectionFilters,
  alias: string,
): string {
  const conditions = [ofMember(relations, alias)];
  if (filters.platforms) {
    conditions.push(`${alias}.provider = any(cast(:platforms as text[]))`);
  }
  if (filters.campaignSearch) {
    conditions.push(`exists (
      select from ${relations.campaigns} named
      where ${ofMember(relations, 'named')}
        and named.provider = ${alias}.provider
        and named.connection_id = ${alias}.connection_id
        and named.campaign_id = ${alias}.campaign_id
        and strpos(lower(named.name), lower(cast(:campaignSearch as text))) > 0)`);
  }
  return conditions.join(' and ');
}
