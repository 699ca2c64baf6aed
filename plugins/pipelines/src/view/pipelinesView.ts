import {
  RunState,
  runStateSchema,
  SyncStatus,
  syncStatusSchema,
} from '@adinsights/plugin-platform-common';

/** Lengths of time the timeline can show. */
export const WINDOW_HOURS = [6, 24] as const;

/** @public */
export type WindowHours = (typeof WINDOW_HOURS)[number];

/** Everything about the page that can differ, as its address has it. */
export interface PipelinesView {
  tenant: string | null;
  hours: WindowHours;
  tab: 'runs' | 'connections';
  /** State of the runs in the table. */
  state: RunState | null;
  /** Status of the connections in the table. */
  sync: SyncStatus | null;
  /** From where on the shown table goes; null is its beginning. */
  cursor: string | null;
}

/** Reads a view from a query; what cannot be read falls to its default. */
export function parseView(params: URLSearchParams): PipelinesView {
  return {
    tenant: params.get('tenant') || null,
    hours: WINDOW_HOURS.find(h => String(h) === params.get('hours')) ?? 6,
    tab: params.get('tab') === 'connections' ? 'connections' : 'runs',
    state: runStateSchema.nullable().catch(null).parse(params.get('state')),
    sync: syncStatusSchema.nullable().catch(null).parse(params.get('sync')),
    cursor: params.get('cursor') || null,
  };
}

/** The query of a view; defaults are left out, so plain views have plain links. */
export function viewParams(view: PipelinesView): URLSearchParams {
  const entries = {
    tenant: view.tenant ?? '',
    hours: view.hours === 6 ? '' : String(view.hours),
    tab: view.tab === 'runs' ? '' : view.tab,
    state: view.state ?? '',
    sync: view.sync ?? '',
    cursor: view.cursor ?? '',
  };
  return new URLSearchParams(
    Object.entries(entries).filter(([, value]) => value !== ''),
  );
}
