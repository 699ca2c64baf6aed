import {
  freshnessStateSchema,
  tierSchema,
} from '@adinsights/plugin-platform-common';
import { z } from 'zod';

/** Columns the table can be ordered by. */
export const fleetSortColumnSchema = z.enum([
  'state',
  'tenant',
  'dataAsOf',
  'lastRun',
  'spend',
  'owner',
]);

const fleetQuerySchema = z.object({
  search: z.string().catch(''),
  states: z.array(freshnessStateSchema).catch([]),
  run: z.enum(['running', 'failing']).nullable().catch(null),
  owner: z.string().nullable().catch(null),
  tier: tierSchema.nullable().catch(null),
  sort: z
    .object({ column: fleetSortColumnSchema, descending: z.boolean() })
    .catch({ column: 'state', descending: false }),
});

/** What of the fleet is shown, and in which order. */
export type FleetQuery = z.infer<typeof fleetQuerySchema>;

/** The whole fleet, those in trouble first. */
export const WHOLE_FLEET: FleetQuery = fleetQuerySchema.parse({});

/**
 * Reads the query from an address:
 * `?q=coffee&state=late,stale&run=failing&owner=group:…&tier=premium&sort=-spend`.
 * What it does not understand is left out.
 */
export function parseFleetQuery(params: URLSearchParams): FleetQuery {
  const sort = params.get('sort') ?? 'state';
  return fleetQuerySchema.parse({
    search: params.get('q') ?? '',
    states: params.get('state')?.split(','),
    run: params.get('run'),
    owner: params.get('owner'),
    tier: params.get('tier'),
    sort: { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
  });
}

/** Writes the query over the address's parameters; others are kept. */
export function writeFleetQuery(
  query: FleetQuery,
  params: URLSearchParams,
): URLSearchParams {
  const { column, descending } = query.sort;
  const sort = `${descending ? '-' : ''}${column}`;
  const values = {
    q: query.search,
    state: query.states.join(','),
    run: query.run,
    owner: query.owner,
    tier: query.tier,
    sort: sort === 'state' ? null : sort,
  };
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries(values)) {
    if (value) {
      written.set(name, value);
    } else {
      written.delete(name);
    }
  }
  return written;
}

/** Whether the query leaves any tenant out. */
export function isFiltering(query: FleetQuery): boolean {
  return Boolean(
    query.search.trim() ||
      query.states.length ||
      query.run ||
      query.owner ||
      query.tier,
  );
}
