/** What a tenant is found by. */
export interface FindableTenant {
  tenantId: string;
  name: string;
}

/**
 * The first `limit` tenants whose name or id holds every word of the query,
 * those whose name begins with it first. Order is kept otherwise.
 */
export function matchTenants<T extends FindableTenant>(
  tenants: readonly T[],
  query: string,
  limit: number,
): T[] {
  const needle = query.trim().toLowerCase();
  const words = needle.split(/\s+/).filter(Boolean);
  const found = tenants.filter(tenant => {
    const text = `${tenant.name} ${tenant.tenantId}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
  const begins = (tenant: T) => tenant.name.toLowerCase().startsWith(needle);
  return [
    ...found.filter(begins),
    ...found.filter(tenant => !begins(tenant)),
  ].slice(0, limit);
}
