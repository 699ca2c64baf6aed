import {
  fleetSchema,
  snapshotItemSchema,
} from '@adinsights/plugin-platform-common';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { z } from 'zod';
import { MetricsPage } from '../page/MetricsPage';
import { rootRouteRef } from '../routes';
import { metricsFixture } from './metricsFixture';

/** Answers one path; what it returns becomes the JSON body. */
export type Route = (query: URLSearchParams) => unknown;

/** A failed answer, thrown by a route. */
export class Failure extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const fleet: z.input<typeof fleetSchema> = {
  columns: [
    'tenantId',
    'name',
    'status',
    'tier',
    'owner',
    'timezone',
    'currency',
    'connections',
  ],
  rows: ['blue-mountain-coffee', 'kingston-motors'].map(id => [
    id,
    id === 'kingston-motors' ? 'Kingston Motors' : 'Blue Mountain Coffee',
    'active',
    'standard',
    `group:default/${id}`,
    'America/Jamaica',
    'JMD',
    2,
  ]),
  generatedAt: '2025-10-14T11:14:00Z',
};

/** A kept snapshot of the fixture's tenant. */
export function kept(
  id: string,
  generatedAt: string,
): z.input<typeof snapshotItemSchema> {
  return {
    id,
    tenantId: 'blue-mountain-coffee',
    dataset: 'live',
    snapshot_generated_at: generatedAt,
    dataAsOf: generatedAt,
    waveId: null,
    runId: null,
    rows: { campaign: 2 },
    checksum: 'c0ffee',
    bytes: 1_024,
  };
}

const routes: Record<string, Route> = {
  'tenants/fleet': () => fleet,
  'metrics/combined': () => metricsFixture,
  'metrics/datasets': () => ({
    items: ['live', 'demo'].map(id => ({
      id,
      label: id === 'live' ? 'Warehouse numbers' : 'Sample numbers',
      enabled: true,
      reason: 'ready',
      detail: '',
      freshness: null,
    })),
  }),
  'metrics/freshness': () => ({ items: [] }),
  'metrics/snapshots': () => ({
    items: [
      kept('snapshot-2', '2025-10-14T11:14:00Z'),
      kept('snapshot-1', '2025-10-14T10:14:00Z'),
    ],
  }),
};

/**
 * Renders the page at `path` below `/metrics` against a server of which
 * `changed` replaces routes. Gives the addresses asked for, and a way to send
 * the signal that snapshots were made.
 */
export function renderMetricsPage(
  path: string,
  changed: Record<string, Route> = {},
) {
  const asked: string[] = [];
  const listeners = new Set<(message: object) => void>();
  const signals = {
    subscribe<T>(_channel: string, onMessage: (message: T) => void) {
      const listener = (message: object) => onMessage(message as T);
      listeners.add(listener);
      return { unsubscribe: () => void listeners.delete(listener) };
    },
  };
  const fetch = async (input: RequestInfo | URL) => {
    const url = new URL(String(input));
    const name = `${url.host}${url.pathname}`;
    asked.push(`${name}${url.search}`);
    const route = changed[name] ?? routes[name];
    try {
      if (!route) {
        throw new Failure(404, `nothing at ${name}`);
      }
      return new Response(JSON.stringify(route(url.searchParams)));
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      const { status, message } = error;
      return new Response(
        JSON.stringify({
          error: { name: 'Error', message },
          response: { statusCode: status },
        }),
        { status, headers: { 'content-type': 'application/json' } },
      );
    }
  };
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <MetricsPage />
    </SWRConfig>,
    {
      apis: [
        [fetchApiRef, { fetch }],
        [signalApiRef, signals],
      ],
      mountPath: '/metrics',
      mountedRoutes: { '/metrics': rootRouteRef },
      initialRouteEntries: [`/metrics${path}`],
    },
  );
  const signal = () =>
    act(async () => {
      listeners.forEach(listener => listener({ type: 'snapshot' }));
    });
  return { asked, signal };
}
