import type { TenantDirectory } from '@adinsights/plugin-platform-node';
import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { tenantEntity, TENANTS_LOCATION } from './tenantEntity';

/** Keeps the catalog's tenants equal to the registry. */
export class TenantEntityProvider implements EntityProvider {
  readonly #directory: TenantDirectory;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  readonly #logger: LoggerService;
  #applied: string | undefined;

  private constructor(
    options: Parameters<typeof TenantEntityProvider.create>[0],
  ) {
    this.#directory = options.directory;
    this.#taskRunner = options.taskRunner;
    this.#logger = options.logger;
  }

  static create(options: {
    directory: TenantDirectory;
    /** Must run on every replica: each remembers what it last applied. */
    taskRunner: SchedulerServiceTaskRunner;
    logger: LoggerService;
  }): TenantEntityProvider {
    return new TenantEntityProvider(options);
  }

  getProviderName(): string {
    return 'adinsights-tenants';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#taskRunner.run({
      id: 'refresh-tenant-entities',
      fn: () => this.#refresh(connection),
    });
  }

  async #refresh(connection: EntityProviderConnection): Promise<void> {
    this.#directory.invalidate();
    const tenants = await this.#directory.list();
    const entities = tenants
      .filter(tenant => tenant.status !== 'offboarded')
      .map(tenantEntity);
    const wanted = JSON.stringify(entities);
    if (wanted === this.#applied) {
      return;
    }
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: TENANTS_LOCATION,
      })),
    });
    this.#applied = wanted;
    this.#logger.info(`the catalog has ${entities.length} tenants`);
  }
}
