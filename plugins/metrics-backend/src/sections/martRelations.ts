/** Where one dataset's numbers lie, in the shape of the marts. */
export interface MartRelations {
  campaignDaily: string;
  creativeDaily: string;
  parishDaily: string;
  campaigns: string;
  creatives: string;
  /** Null when nothing is published: curated data has no waves. */
  publications: string | null;
  /** Whether rows belong to tenants; curated rows are everyone's. */
  hasTenants: boolean;
}

export const liveRelations: MartRelations = {
  campaignDaily: 'marts.campaign_daily',
  creativeDaily: 'marts.creative_daily',
  parishDaily: 'marts.parish_daily',
  campaigns: 'marts.campaigns',
  creatives: 'marts.creatives',
  publications: 'marts.publications',
  hasTenants: true,
};

export const demoRelations: MartRelations = {
  campaignDaily: 'seeds.demo_campaign_daily',
  creativeDaily: 'seeds.demo_creative_daily',
  parishDaily: 'seeds.demo_parish_daily',
  campaigns: 'seeds.demo_campaigns',
  creatives: 'seeds.demo_creatives',
  publications: null,
  hasTenants: false,
};

/** The condition that a row of `alias` is the member's. */
export function ofMember(relations: MartRelations, alias: string): string {
  return relations.hasTenants ? `${alias}.tenant_id = m.tenant_id` : 'true';
}
