import {
  fleetSchema,
  Run,
  RunDetail,
  Schedule,
  Telemetry,
  TelemetryItem,
} from '@adinsights/plugin-platform-common';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { z } from 'zod';
import { PipelinesPages } from '../page/PipelinesPages';
import { rootRouteRef, tenantMetricsRouteRef } from '../routes';
import { runDetailFixture, runFixture } from './runFixture';

/** What was asked for, as a route sees it. */
export interface Asked {
  query: URLSearchParams;
  body: unknown;
}

/** Answers one method and path; what it returns becomes the JSON body. */
export type Route = (asked: Asked) => unknown;

/** A failed answer, thrown by a route. */
export class Failure extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const TENANTS = [
  ['kingston-motors', 'Kingston Motors'],
  ['reggae-records', 'Reggae Records'],
];

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
  rows: TENANTS.map(([id, name]) => [
    id,
    name,
    'active',
    'standard',
    `group:default/${id}`,
    'America/Jamaica',
    'JMD',
    2,
  ]),
  generatedAt: '2026-01-05T12:00:00Z',
};

/** A connection whose syncs go well; `part` says what is different. */
export function connection(part: Partial<TelemetryItem> = {}): TelemetryItem {
  return {
    tenantId: 'kingston-motors',
    connectionId: 'kingston-motors-meta',
    provider: 'meta',
    syncStatus: 'ok',
    lastSyncedAt: '2026-01-05T11:01:10Z',
    lastAttemptAt: '2026-01-05T11:00:10Z',
    lastState: 'succeeded',
    rowsLast: 12_480,
    rows7d: 98_000,
    durationP50Ms: 61_000,
    failures24h: 0,
    lastError: null,
    ...part,
  };
}

/** The connections of the test's tenants, with the counts that go with them. */
export function telemetry(items: TelemetryItem[]): Telemetry {
  const counts = {
    ok: 0,
    late: 0,
    failing: 0,
    running: 0,
    never: 0,
    paused: 0,
  };
  items.forEach(({ syncStatus }) => {
    counts[syncStatus] += 1;
  });
  return { items, syncStatusCounts: counts };
}

/** A tenant's schedule as the back end answers it. */
export const scheduleFixture: Schedule = {
  tenantId: 'kingston-motors',
  cron: '0 6-22 * * *',
  timezone: 'America/Jamaica',
  jitterMs: 300_000,
  catchUp: 'latest',
  paused: false,
  next: ['2026-01-05T13:00:00Z', '2026-01-05T14:00:00Z'],
};

const recent = (part: Partial<Run>): Run => {
  const queuedMs = Date.now() - 3_600_000;
  const at = (ms: number) => new Date(queuedMs + ms).toISOString();
  return runFixture({
    queuedAt: at(0),
    startedAt: at(6_000),
    endedAt: at(258_000),
    ...part,
  });
};

/** Runs of the last hour: one of each tenant. */
export const recentRuns: Run[] = [
  recent({ id: 'run-king' }),
  recent({
    id: 'run-regg',
    tenantId: 'reggae-records',
    state: 'failed',
    failure: { code: 'timeout', message: 'Airbyte did not answer', rules: [] },
  }),
];

const routes: Record<string, Route> = {
  'GET tenants/fleet': () => fleet,
  'GET pipelines/fleet': () => ({ ...fleet, columns: ['tenantId'], rows: [] }),
  'GET pipelines/runs': ({ query }) => ({
    items: recentRuns.filter(
      ({ tenantId, state }) =>
        (query.get('tenant') ?? tenantId) === tenantId &&
        (query.get('state') ?? state) === state,
    ),
  }),
  'GET pipelines/runs/run-1': (): RunDetail => runDetailFixture(),
  'GET pipelines/telemetry': () =>
    telemetry([
      connection(),
      connection({
        connectionId: 'kingston-motors-google',
        provider: 'google_ads',
      }),
    ]),
  'GET pipelines/schedules/kingston-motors': () => scheduleFixture,
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

/**
 * Renders the pages at `path` below `/pipelines` against a server of which
 * `changed` replaces routes, named `GET pipelines/runs`. Gives what was asked
 * for, and a way to send the signal that runs changed.
 */
export function renderPipelines(
  path: string,
  changed: Record<string, Route> = {},
  options: { mayOperate?: boolean } = {},
) {
  const { mayOperate = true } = options;
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  const signals = {
    subscribe<T>(channel: string, onMessage: (message: T) => void) {
      const listener = () => onMessage({ channel } as T);
      if (channel === 'pipelines') {
        listeners.add(listener);
      }
      return { unsubscribe: () => void listeners.delete(listener) };
    },
  };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(String(input));
    const name = `${init?.method ?? 'GET'} ${url.host}${url.pathname}`;
    asked.push(`${name}${url.search}`);
    const route = changed[name] ?? routes[name];
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    try {
      if (!route) {
        throw new Failure(404, `nothing at ${name}`);
      }
      return Response.json(route({ query: url.searchParams, body }));
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      const { status, message } = error;
      return Response.json(
        {
          error: { name: 'Error', message },
          response: { statusCode: status },
        },
        { status, headers: { 'x-correlation-id': 'c0ffee' } },
      );
    }
  };
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <PipelinesPages />
      <Address />
    </SWRConfig>,
    {
      apis: [
        [fetchApiRef, { fetch }],
        [signalApiRef, signals],
        mockApis.permission({
          authorize: mayOperate ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
      mountPath: '/pipelines',
      mountedRoutes: {
        '/pipelines': rootRouteRef,
        '/metrics/:tenant': tenantMetricsRouteRef,
      },
      initialRouteEntries: [`/pipelines${path}`],
    },
  );
  const signal = () => act(async () => listeners.forEach(tell => tell()));
  return { asked, signal };
}
