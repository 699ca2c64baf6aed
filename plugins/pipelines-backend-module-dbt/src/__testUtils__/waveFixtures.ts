import type {
  MemberCancellations,
  TenantDirectory,
  TenantRecord,
  WaveContext,
  WaveMember,
} from '@adinsights/plugin-platform-node';
import { mockServices } from '@backstage/backend-test-utils';

export function tenant(
  id: string,
  connections: Partial<TenantRecord['connections'][number]>[] = [{}],
): TenantRecord {
  return {
    id,
    name: id,
    status: 'active',
    timezone: 'America/Jamaica',
    currency: 'USD',
    tier: 'standard',
    owner: `group:default/${id}`,
    createdAt: new Date('2026-01-05T12:00:00Z'),
    connections: connections.map(connection => ({
      id: `${id}-meta`,
      provider: 'meta',
      airbyteInstance: 'default',
      airbyteConnectionId: `airbyte-${id}`,
      status: 'active',
      ...connection,
    })),
  };
}

export function directoryOf(...records: TenantRecord[]): TenantDirectory {
  return {
    list: async () => records,
    get: async id => records.find(record => record.id === id),
    invalidate: () => {},
  };
}

export function member(tenantId: string): WaveMember {
  return {
    tenantId,
    runId: `run-${tenantId}`,
    stepId: `step-${tenantId}`,
    attempt: 1,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
}

/** Cancels members of a wave as a test says. */
export class Cancellations implements MemberCancellations {
  readonly #members: WaveMember[];
  readonly #cancelled = new Set<string>();
  readonly #all = new AbortController();
  readonly all = this.#all.signal;
  #listener: (members: WaveMember[]) => Promise<void> = async () => {};

  constructor(members: WaveMember[]) {
    this.#members = members;
  }

  has({ tenantId }: WaveMember): boolean {
    return this.#cancelled.has(tenantId);
  }

  onCancelled(listener: (members: WaveMember[]) => Promise<void>): void {
    this.#listener = listener;
  }

  async cancel(...tenantIds: string[]): Promise<void> {
    tenantIds.forEach(id => this.#cancelled.add(id));
    if (this.#members.every(one => this.has(one))) {
      this.#all.abort();
    }
    await this.#listener(
      this.#members.filter(({ tenantId }) => tenantIds.includes(tenantId)),
    );
  }
}

export function waveContext(
  waveId: string,
  members: WaveMember[],
  overrides: Partial<WaveContext> = {},
): WaveContext {
  const logger = mockServices.logger.mock();
  return {
    waveId,
    token: '1',
    claim: 1,
    stage: 'building',
    warehouse: 'default',
    fullWindow: false,
    members,
    logger,
    signal: new AbortController().signal,
    cancellations: new Cancellations(members),
    clock: { now: () => new Date('2026-03-10T12:00:00Z') },
    memberLogger: () => logger,
    ...overrides,
  };
}
