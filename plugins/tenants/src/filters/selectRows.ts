import type { FreshnessState } from '@adinsights/plugin-platform-common';
import type { FleetRow } from '../fleet/FleetRow';
import { isFailing, isRunning } from '../fleet/summariseFleet';
import type { FleetQuery } from './fleetQuery';

const URGENCY: Record<FreshnessState, number> = {
  stale: 0,
  missing: 1,
  late: 2,
  fresh: 3,
  paused: 4,
};
const UNKNOWN_URGENCY = 5;

const collator = new Intl.Collator('en', { numeric: true });

type Compare = (a: FleetRow, b: FleetRow) => number;

/** Orders by a value; rows without one come last in either direction. */
function by<T>(
  value: (row: FleetRow) => T | null | undefined,
  compare: (a: T, b: T) => number,
): (descending: boolean) => Compare {
  return descending => (a, b) => {
    const left = value(a) ?? null;
    const right = value(b) ?? null;
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    return descending ? compare(right, left) : compare(left, right);
  };
}

const instant = (iso: string | null | undefined) =>
  iso ? Date.parse(iso) : null;
const numbers = (a: number, b: number) => a - b;
const currencyOf = (row: FleetRow) => row.tenant?.currency ?? '';

const bySpend = by(row => row.metrics?.spend, numbers);

const ORDERS: Record<
  FleetQuery['sort']['column'],
  (descending: boolean) => Compare
> = {
  state: by(
    row => (row.metrics ? URGENCY[row.metrics.state] : UNKNOWN_URGENCY),
    numbers,
  ),
  tenant: by(row => row.name, collator.compare),
  dataAsOf: by(row => instant(row.metrics?.dataAsOf), numbers),
  lastRun: by(row => instant(row.run?.lastRunEndedAt), numbers),
  // Amounts of different currencies have no order: each keeps to its own.
  spend: descending => (a, b) =>
    collator.compare(currencyOf(a), currencyOf(b)) || bySpend(descending)(a, b),
  owner: by(row => row.tenant?.owner, collator.compare),
};

function matcher(query: FleetQuery): (row: FleetRow) => boolean {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const { states, run, owner, tier } = query;
  return row => {
    const text = `${row.name} ${row.id}`.toLowerCase();
    return (
      words.every(word => text.includes(word)) &&
      (!states.length ||
        (row.metrics !== undefined && states.includes(row.metrics.state))) &&
      (run !== 'running' || isRunning(row)) &&
      (run !== 'failing' || isFailing(row)) &&
      (!owner || row.tenant?.owner === owner) &&
      (!tier || row.tenant?.tier === tier)
    );
  };
}

/** The rows a query asks for, in its order; equal ones stay as they were. */
export function selectRows(
  rows: readonly FleetRow[],
  query: FleetQuery,
): FleetRow[] {
  return rows
    .filter(matcher(query))
    .sort(ORDERS[query.sort.column](query.sort.descending));
}
