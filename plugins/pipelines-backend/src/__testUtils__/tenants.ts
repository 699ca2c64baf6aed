import type {
  TenantDirectory,
  TenantRecord,
} from '@adinsights/plugin-platform-node';

/** A tenant with a Meta and a Google Ads connection. */
export function tenantRecord(
  id: string,
  overrides: Partial<TenantRecord> = {},
): TenantRecord {
  return {
    id,
    name: id,
    status: 'active',
    timezone: 'America/Jamaica',
    currency: 'JMD',
    tier: 'standard',
    owner: `group:default/${id}`,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    connections: [
      connectionOf(id, 'google-ads', 'google_ads'),
      connectionOf(id, 'meta', 'meta'),
    ],
    ...overrides,
  };
}

export function connectionOf(
  tenantId: string,
  name: string,
  provider: 'meta' | 'google_ads',
): TenantRecord['connections'][number] {
  return {
    id: `${tenantId}-${name}`,
    provider,
    airbyteInstance: 'default',
    airbyteConnectionId: `airbyte-${tenantId}-${name}`,
    status: 'active',
  };
}

/** A directory that says what the test puts into it. */
export class TestDirectory implements TenantDirectory {
  tenants: TenantRecord[];

  constructor(tenants: TenantRecord[]) {
    this.tenants = tenants;
  }

  async list(): Promise<TenantRecord[]> {
    return this.tenants;
  }

  async get(tenantId: string): Promise<TenantRecord | undefined> {
    return this.tenants.find(({ id }) => id === tenantId);
  }

  invalidate(): void {}
}
