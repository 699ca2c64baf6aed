import type { DatasetId } from '@adinsights/plugin-platform-common';
import { DEFAULT_DAYS, MetricsView, Period } from '../view/metricsView';

const BASE = 'plugin://metrics';
const DAY_MS = 86_400_000;

function query(entries: Record<string, string | undefined>): string {
  const present = Object.entries(entries).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return new URLSearchParams(present).toString();
}

/** The stored snapshot of a dataset. */
export function snapshotAddress(tenant: string, dataset: DatasetId): string {
  return `${BASE}/combined?${query({ tenant, dataset })}`;
}

/** First and last day of a period, null for the window of the snapshot. */
export function periodBounds(
  period: Period,
  newestDate: string | null,
): { start: string; end: string } | null {
  if (period.kind === 'range') {
    return { start: period.start, end: period.end };
  }
  if (period.days === DEFAULT_DAYS || !newestDate) {
    return null;
  }
  const first = Date.parse(newestDate) - (period.days - 1) * DAY_MS;
  return { start: new Date(first).toISOString().slice(0, 10), end: newestDate };
}

/**
 * The filtered numbers of a view, null when it filters nothing and the stored
 * snapshot answers it.
 *
 * @param newestDate - the tenant's newest day, from which periods count back
 */
export function filteredAddress(
  tenant: string,
  view: MetricsView,
  newestDate: string | null,
  search: string = '',
): string | null {
  const bounds = periodBounds(view.period, newestDate);
  if (!bounds && !view.platforms.length && !view.parish && !search) {
    return null;
  }
  return `${BASE}/combined?${query({
    tenant,
    dataset: view.dataset,
    start_date: bounds?.start,
    end_date: bounds?.end,
    platforms: view.platforms.join(','),
    parish: view.parish ?? undefined,
    campaign_search: search,
  })}`;
}

/** The datasets a tenant can be looked at through. */
export function datasetsAddress(tenant: string): string {
  return `${BASE}/datasets?${query({ tenant })}`;
}

/** The freshness of each layer of a tenant. */
export function layersAddress(tenant: string): string {
  return `${BASE}/freshness?${query({ tenant, limit: '50' })}`;
}

/** How the syncs of each of a tenant's connections stand. */
export function syncsAddress(tenant: string): string {
  return `plugin://pipelines/telemetry?${query({ tenant })}`;
}

/** A page of the snapshots kept for a tenant. */
export function historyAddress(tenant: string, cursor?: string): string {
  return `${BASE}/snapshots?${query({ tenant, cursor, limit: '10' })}`;
}

/** One kept snapshot with its payload. */
export function pastAddress(snapshotId: string): string {
  return `${BASE}/snapshots/${encodeURIComponent(snapshotId)}`;
}
