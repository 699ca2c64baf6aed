import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Clock,
  PipelinesClient,
  TenantDirectory,
  TenantRecord,
} from '@adinsights/plugin-platform-node';
import type { FreshnessStore } from './FreshnessStore';
import { policyOf, scheduleOf, TenantPolicy } from './TenantPolicy';

/** Pause before a back end that did not answer is asked again. */
const ASK_AGAIN_MS = 5_000;

type Schedules = Pick<ReadonlyMap<string, Schedule>, 'get'>;

type Schedule = TenantPolicy['schedule'];

/**
 * The policy of each tenant, from the registry and the scheduler. When one of
 * them does not answer its last known half is used: from memory, or after a
 * restart from the table.
 */
export class FreshnessPolicies {
  readonly #options: Parameters<typeof FreshnessPolicies.create>[0];
  #schedules: Schedules | undefined;
  #askSchedulesFromMs = 0;

  private constructor(options: Parameters<typeof FreshnessPolicies.create>[0]) {
    this.#options = options;
  }

  static create(options: {
    directory: TenantDirectory;
    pipelines: PipelinesClient;
    store: FreshnessStore;
    clock: Clock;
    logger: LoggerService;
  }): FreshnessPolicies {
    return new FreshnessPolicies(options);
  }

  /** Every tenant's policy, ordered by tenant. */
  async all(): Promise<TenantPolicy[]> {
    const schedules = await this.#currentSchedules();
    try {
      const records = await this.#options.directory.list();
      return records.map(record =>
        policyOf(record, schedules.get(record.id) ?? null),
      );
    } catch (error) {
      this.#options.logger.warn(
        `The registry did not answer, its last known tenants are judged: ${error}`,
      );
      const known = await this.#options.store.readPolicies();
      return [...known.values()];
    }
  }

  /** The policies of these tenants; also of one onboarded a moment ago. */
  async some(tenantIds: readonly string[]): Promise<TenantPolicy[]> {
    const schedules = await this.#currentSchedules();
    const records = await Promise.all(
      tenantIds.map(tenantId => this.#options.directory.get(tenantId)),
    );
    return records.flatMap(record =>
      record ? [policyOf(record, schedules.get(record.id) ?? null)] : [],
    );
  }

  /** The policy of a tenant whose record is at hand. */
  async of(record: TenantRecord): Promise<TenantPolicy> {
    const schedules = await this.#currentSchedules();
    return policyOf(record, schedules.get(record.id) ?? null);
  }

  async #currentSchedules(): Promise<Schedules> {
    const nowMs = this.#options.clock.now().getTime();
    if (this.#schedules && nowMs < this.#askSchedulesFromMs) {
      return this.#schedules;
    }
    try {
      const answered = await this.#options.pipelines.schedules();
      this.#schedules = { get: id => scheduleOf(answered.get(id)) };
      return this.#schedules;
    } catch (error) {
      this.#askSchedulesFromMs = nowMs + ASK_AGAIN_MS;
      this.#options.logger.warn(
        `The scheduler did not answer, its last known schedules are used: ${error}`,
      );
      this.#schedules ??= new Map(
        [...(await this.#options.store.readPolicies())].map(
          ([tenantId, { schedule }]) => [tenantId, schedule],
        ),
      );
      return this.#schedules;
    }
  }
}
