import { z } from 'zod';

/**
 * Compact answer about every tenant in scope: one row per tenant, values in
 * the order of `columns`, the first of which is `tenantId`.
 *
 * @public
 */
export const fleetSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  generatedAt: z.iso.datetime({ offset: true }),
});

/** @public */
export type Fleet = z.infer<typeof fleetSchema>;

/** Writes items as a fleet answer with the given columns. @public */
export function toFleet<T extends { tenantId: string }>(
  columns: readonly (keyof T & string)[],
  items: readonly T[],
  generatedAt: Date,
): Fleet {
  return {
    columns: [...columns],
    rows: items.map(item => columns.map(column => item[column])),
    generatedAt: generatedAt.toISOString(),
  };
}

/** Reads a fleet answer back, each row checked by `schema`, keyed by tenant. @public */
export function fromFleet<S extends z.ZodType<{ tenantId: string }>>(
  schema: S,
  fleet: Fleet,
): Map<string, z.infer<S>> {
  return new Map(
    fleet.rows.map(row => {
      const item = schema.parse(
        Object.fromEntries(fleet.columns.map((name, i) => [name, row[i]])),
      );
      return [item.tenantId, item];
    }),
  );
}
