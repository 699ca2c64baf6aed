import type {
  Clock,
  TenantRecord,
  TenantSchedule,
} from '@adinsights/plugin-platform-node';

/** A clock that a test moves. */
export class TestClock implements Clock {
  #now: Date;

  constructor(now: string) {
    this.#now = new Date(now);
  }

  now(): Date {
    return this.#now;
  }

  set(now: string): void {
    this.#now = new Date(now);
  }
}

/** Ids that look like UUIDs and count up. */
export function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
}

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
      {
        id: `${id}-meta`,
        provider: 'meta',
        airbyteInstance: 'default',
        airbyteConnectionId: 'a',
        status: 'active',
      },
    ],
    ...overrides,
  };
}

/** 06 to 22 o'clock in Jamaica, five minutes of jitter. */
export function tenantSchedule(
  tenantId: string,
  overrides: Partial<TenantSchedule> = {},
): TenantSchedule {
  return {
    tenantId,
    cron: '0 6-22 * * *',
    timezone: 'America/Jamaica',
    jitterMs: 300_000,
    paused: false,
    ...overrides,
  };
}
