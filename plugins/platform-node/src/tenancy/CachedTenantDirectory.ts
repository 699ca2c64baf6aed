import { RecentAnswer } from '../clients/RecentAnswer';
import type { Clock } from '../clock/clock';
import type { TenantDirectory } from './tenantDirectory';
import type { TenantRecord } from './tenantRecord';

const MAX_AGE_MS = 30_000;

/** Loads every tenant, or the one with this id if there is one. @public */
export type LoadTenants = (tenantId?: string) => Promise<TenantRecord[]>;

/** A {@link TenantDirectory} over any way to load all tenants. @public */
export class CachedTenantDirectory implements TenantDirectory {
  readonly #tenants: RecentAnswer<Map<string, TenantRecord>>;
  readonly #loadOne: LoadTenants;

  private constructor(
    tenants: RecentAnswer<Map<string, TenantRecord>>,
    loadOne: LoadTenants,
  ) {
    this.#tenants = tenants;
    this.#loadOne = loadOne;
  }

  static create(options: {
    load: LoadTenants;
    clock: Clock;
  }): CachedTenantDirectory {
    return new CachedTenantDirectory(
      new RecentAnswer({
        ask: async () => {
          const records = await options.load();
          return new Map(records.map(record => [record.id, record]));
        },
        maxAgeMs: MAX_AGE_MS,
        clock: options.clock,
      }),
      options.load,
    );
  }

  async list(): Promise<TenantRecord[]> {
    const tenants = await this.#tenants.get();
    return [...tenants.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async get(tenantId: string): Promise<TenantRecord | undefined> {
    const tenants = await this.#tenants.get();
    const known = tenants.get(tenantId);
    if (known?.status === 'active') {
      return known;
    }
    const [record] = await this.#loadOne(tenantId);
    if (record) {
      tenants.set(tenantId, record);
    }
    return record;
  }

  invalidate(): void {
    this.#tenants.invalidate();
  }
}
