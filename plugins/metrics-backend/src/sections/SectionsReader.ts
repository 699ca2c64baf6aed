import { DatasetId } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import { demoRelations, liveRelations, MartRelations } from './martRelations';
import { filterBindings, noFilters, SectionFilters } from './sectionFilters';
import type { SectionsRow } from './sectionsRow';
import { sectionsSql } from './sectionsSql';

/** SQLSTATE of a relation that no dbt build has made so far. */
const UNDEFINED_TABLE = '42P01';

/** The two ways into the warehouse that this needs. */
export interface WarehouseReads {
  withTenant<T>(
    tenantId: string,
    fn: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T>;
  asFleet<T>(fn: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
}

/** Reads the sums behind a payload from the marts. */
export interface SectionsReader {
  /** Many tenants at once, unfiltered, as the fleet role. */
  readFleet(tenantIds: readonly string[]): Promise<SectionsRow[]>;
  /**
   * One tenant under its own row-level security.
   *
   * @returns undefined while the dataset's relations are not built
   */
  readTenant(
    tenantId: string,
    dataset: DatasetId,
    filters: SectionFilters,
  ): Promise<SectionsRow | undefined>;
}

async function query(
  trx: Knex.Transaction,
  relations: MartRelations,
  filters: SectionFilters,
  tenantIds: readonly string[],
): Promise<SectionsRow[]> {
  // Compiling this statement costs more than running it for a few tenants.
  await trx.raw('set local jit = off');
  const { rows } = await trx.raw<{ rows: SectionsRow[] }>(
    sectionsSql(relations, filters),
    { ...filterBindings(filters), tenantIds: [...tenantIds] },
  );
  return rows;
}

function isUndefinedTable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE
  );
}

/** {@link SectionsReader} over the warehouse. */
export class WarehouseSectionsReader implements SectionsReader {
  readonly #warehouse: WarehouseReads;

  private constructor(warehouse: WarehouseReads) {
    this.#warehouse = warehouse;
  }

  static create(warehouse: WarehouseReads): WarehouseSectionsReader {
    return new WarehouseSectionsReader(warehouse);
  }

  async readFleet(tenantIds: readonly string[]): Promise<SectionsRow[]> {
    return this.#warehouse.asFleet(trx =>
      query(trx, liveRelations, noFilters, tenantIds),
    );
  }

  async readTenant(
    tenantId: string,
    dataset: DatasetId,
    filters: SectionFilters,
  ): Promise<SectionsRow | undefined> {
    const relations = dataset === 'demo' ? demoRelations : liveRelations;
    try {
      const [row] = await this.#warehouse.withTenant(tenantId, trx =>
        query(trx, relations, filters, [tenantId]),
      );
      return row;
    } catch (error) {
      if (isUndefinedTable(error)) {
        return undefined;
      }
      throw error;
    }
  }
}
