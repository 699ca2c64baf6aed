import type { TenantRecord } from '../tenantRecord';

/** A tenant owned by the group of its own name. */
export function tenantRecord(
  id: string,
  changes: Partial<TenantRecord> = {},
): TenantRecord {
  return {
    id,
    name: id,
    status: 'active',
    timezone: 'America/Jamaica',
    currency: 'USD',
    tier: 'standard',
    owner: `group:default/${id}`,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    connections: [],
    ...changes,
  };
}
