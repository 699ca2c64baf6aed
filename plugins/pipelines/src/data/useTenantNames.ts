import type { TenantsFleetRow } from '@adinsights/plugin-platform-common';
import { useTenants } from '@adinsights/plugin-platform-react';
import { useMemo } from 'react';

/** What the pages need to know of a tenant, by its id. */
export interface TenantNames {
  all: readonly TenantsFleetRow[] | undefined;
  nameOf: (tenantId: string) => string;
  /** IANA zone; undefined, the browser's, while it is not known. */
  zoneOf: (tenantId: string) => string | undefined;
}

/** Names and zones of the tenants in scope; ids stand in for unknown names. */
export function useTenantNames(): TenantNames {
  const tenants = useTenants();
  const all = tenants.data;
  return useMemo(() => {
    const byId = new Map((all ?? []).map(row => [row.tenantId, row]));
    return {
      all,
      nameOf: id => byId.get(id)?.name ?? id,
      zoneOf: id => byId.get(id)?.timezone,
    };
  }, [all]);
}
