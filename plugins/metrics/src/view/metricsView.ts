import {
  DatasetId,
  datasetIdSchema,
  Provider,
  providerSchema,
} from '@adinsights/plugin-platform-common';
import { z } from 'zod';

/** Lengths of a period that ends with the tenant's newest day. */
export const PERIOD_DAYS = [7, 30, 90] as const;
/** The window of a stored snapshot, and so the default. */
export const DEFAULT_DAYS = 30;

/** @public */
export type Period =
  | { kind: 'days'; days: number }
  | { kind: 'range'; start: string; end: string };

/** Everything the page shows that can differ, as its address has it. */
export interface MetricsView {
  dataset: DatasetId;
  period: Period;
  platforms: Provider[];
  parish: string | null;
  /** Searches the campaigns by name. */
  q: string;
  sort: { column: string; direction: 'ascending' | 'descending' };
  /** The campaign whose creatives are open. */
  campaign: string | null;
  /** An older snapshot, looked at as it was. */
  snapshot: string | null;
  trendAs: 'chart' | 'table';
}

const dateSchema = z.iso.date();
const DEFAULT_SORT = { column: 'spend', direction: 'descending' } as const;

function parsePeriod(params: URLSearchParams): Period {
  const start = dateSchema.safeParse(params.get('start'));
  const end = dateSchema.safeParse(params.get('end'));
  if (start.success && end.success && start.data <= end.data) {
    return { kind: 'range', start: start.data, end: end.data };
  }
  const days = Number(params.get('days'));
  return {
    kind: 'days',
    days: PERIOD_DAYS.find(choice => choice === days) ?? DEFAULT_DAYS,
  };
}

/** The platforms among `names`; what is none is dropped. */
export function platformsIn(names: readonly string[]): Provider[] {
  return providerSchema.options.filter(name => names.includes(name));
}

function parseSort(value: string | null): MetricsView['sort'] {
  const match = /^(-?)([a-z]+)$/.exec(value ?? '');
  return match
    ? { column: match[2], direction: match[1] ? 'descending' : 'ascending' }
    : DEFAULT_SORT;
}

/** What makes a view show all numbers of its dataset. */
export const NO_FILTERS: Partial<MetricsView> = {
  period: { kind: 'days', days: DEFAULT_DAYS },
  platforms: [],
  parish: null,
  q: '',
};

/** Reads a view from a query; what cannot be read falls to its default. */
export function parseView(params: URLSearchParams): MetricsView {
  return {
    dataset: datasetIdSchema.catch('live').parse(params.get('dataset')),
    period: parsePeriod(params),
    platforms: platformsIn((params.get('platforms') ?? '').split(',')),
    parish: params.get('parish') || null,
    q: params.get('q') ?? '',
    sort: parseSort(params.get('sort')),
    campaign: params.get('campaign') || null,
    snapshot: params.get('snapshot') || null,
    trendAs: params.get('trend') === 'table' ? 'table' : 'chart',
  };
}

function sortText({ column, direction }: MetricsView['sort']): string {
  const sign = direction === 'descending' ? '-' : '';
  const text = `${sign}${column}`;
  return text === '-spend' ? '' : text;
}

/** The query of a view; defaults are left out, so plain views have plain links. */
export function viewParams(view: MetricsView): URLSearchParams {
  const { period } = view;
  const entries = {
    dataset: view.dataset === 'live' ? '' : view.dataset,
    days:
      period.kind === 'days' && period.days !== DEFAULT_DAYS
        ? String(period.days)
        : '',
    start: period.kind === 'range' ? period.start : '',
    end: period.kind === 'range' ? period.end : '',
    platforms: view.platforms.join(','),
    parish: view.parish ?? '',
    q: view.q,
    sort: sortText(view.sort),
    campaign: view.campaign ?? '',
    snapshot: view.snapshot ?? '',
    trend: view.trendAs === 'table' ? 'table' : '',
  };
  return new URLSearchParams(
    Object.entries(entries).filter(([, value]) => value !== ''),
  );
}
