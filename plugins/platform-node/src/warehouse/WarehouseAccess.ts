import { tenantIdSchema } from '@adinsights/plugin-platform-common';
import { InputError } from '@backstage/errors';
import knexFactory, { Knex } from 'knex';
import { types } from 'pg';
import { findBypasses } from './findBypasses';
import { WarehouseAccessRole } from './warehouseRoles';

const DEFAULT_POOL_SIZE = 4;
const ACQUIRE_TIMEOUT_MS = 10_000;

// A day is no instant: as a Date it would shift with the process's time zone.
const getTypeParser = (oid: number, format: string) =>
  oid === types.builtins.DATE
    ? (value: string) => value
    : types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');

/** @public */
export interface WarehouseConnection {
  host: string;
  port: number;
  database: string;
  /** TLS with a verified certificate. */
  ssl?: boolean;
}

/** @public */
export type WarehousePasswords = Record<WarehouseAccessRole, string>;

/** @public */
export interface WarehouseAccessOptions {
  connection: WarehouseConnection;
  passwords: WarehousePasswords;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** Connections per role, 4 unless told. */
  poolSize?: number;
}

/**
 * The only way to the warehouse: each method runs its function in one
 * transaction of one role, on connections made when first needed. Dates come
 * as `YYYY-MM-DD`, bigint and numeric as text.
 *
 * @public
 */
export class WarehouseAccess {
  readonly #options: WarehouseAccessOptions;
  readonly #pools = new Map<WarehouseAccessRole, Knex>();
  #destroyed = false;

  static create(options: WarehouseAccessOptions): WarehouseAccess {
    return new WarehouseAccess(options);
  }

  private constructor(options: WarehouseAccessOptions) {
    this.#options = options;
  }

  /**
   * Reads the marts of one tenant; row-level security hides all others.
   *
   * @throws InputError - when `tenantId` is no tenant id.
   */
  async withTenant<T>(
    tenantId: string,
    fn: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const checked = tenantIdSchema.safeParse(tenantId);
    if (!checked.success) {
      throw new InputError(`"${tenantId}" is not a tenant id`);
    }
    return this.#pool('portal_tenant').transaction(
      async trx => {
        // Not set_config(): Citus hands only SET LOCAL on to its workers.
        await trx.raw(`SET LOCAL app.tenant_id = '${checked.data}'`);
        return fn(trx);
      },
      { readOnly: true },
    );
  }

  /** Reads the marts, loads and days of all tenants. */
  async asFleet<T>(fn: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.#pool('portal_fleet').transaction(fn, { readOnly: true });
  }

  /** Writes `landing` and `control`. */
  async asLandingWriter<T>(
    fn: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return this.#pool('landing_writer').transaction(fn);
  }

  /** Acts as the owner of the models; can end dbt's own back ends. */
  async asDbtOwner<T>(fn: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.#pool('dbt_owner').transaction(fn);
  }

  /**
   * Back ends call this at start and refuse to start when it throws.
   *
   * @throws Error - naming each portal role that row-level security would not
   * hold, and why.
   */
  async assertNoBypass(): Promise<void> {
    const bypasses = await this.asFleet(findBypasses);
    if (bypasses.length > 0) {
      throw new Error(
        `Row-level security of the warehouse can be bypassed: ${bypasses
          .map(({ role, reason }) => `role ${role} ${reason}`)
          .join('; ')}`,
      );
    }
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map(pool => pool.destroy()));
  }

  #pool(role: WarehouseAccessRole): Knex {
    if (this.#destroyed) {
      throw new Error('The access to the warehouse has been shut down');
    }
    let pool = this.#pools.get(role);
    if (!pool) {
      pool = this.#connect(role);
      this.#pools.set(role, pool);
    }
    return pool;
  }

  #connect(role: WarehouseAccessRole): Knex {
    const { connection, passwords, applicationName, poolSize } = this.#options;
    return knexFactory({
      client: 'pg',
      connection: {
        ...connection,
        user: role,
        password: passwords[role],
        application_name: applicationName,
        keepAlive: true,
        types: { getTypeParser },
      },
      pool: { min: 0, max: poolSize ?? DEFAULT_POOL_SIZE },
      acquireConnectionTimeout: ACQUIRE_TIMEOUT_MS,
    });
  }
}
