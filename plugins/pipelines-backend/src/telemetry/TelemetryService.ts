import {
  Provider,
  SyncStatus,
  syncStatusSchema,
  Telemetry,
  TelemetryItem,
} from '@adinsights/plugin-platform-common';
import {
  Clock,
  decodeCursor,
  encodeCursor,
  scopeIncludes,
  TenantDirectory,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import { z } from 'zod';
import type { ScheduleStore } from '../schedules/ScheduleStore';
import { ConnectionSyncs, createDueSlotOf, syncStatusOf } from './syncStatus';
import type { SyncFigures, TelemetryStore } from './TelemetryStore';

const cursorSchema = z.tuple([z.string(), z.string()]);

export interface TelemetryFilter {
  tenantId?: string;
  provider?: Provider;
  status?: SyncStatus;
}

interface JudgedConnection {
  tenantId: string;
  connectionId: string;
  provider: Provider;
  status: SyncStatus;
  syncs: ConnectionSyncs | undefined;
}

/** How the syncs of every connection in scope stand. */
export class TelemetryService {
  readonly #store: TelemetryStore;
  readonly #schedules: ScheduleStore;
  readonly #directory: TenantDirectory;
  readonly #clock: Clock;

  constructor(options: {
    store: TelemetryStore;
    schedules: ScheduleStore;
    directory: TenantDirectory;
    clock: Clock;
  }) {
    this.#store = options.store;
    this.#schedules = options.schedules;
    this.#directory = options.directory;
    this.#clock = options.clock;
  }

  /**
   * A page of connections, by tenant and id. The counts are of all that the
   * filter by tenant and provider leaves, whatever status is asked for.
   */
  async list(
    scope: TenantScope,
    filter: TelemetryFilter,
    page: { limit: number; cursor?: string },
  ): Promise<Telemetry> {
    const after = page.cursor && decodeCursor(cursorSchema, page.cursor);
    const judged = await this.#judge(scope, filter);
    const matching = judged.filter(
      ({ status }) => !filter.status || status === filter.status,
    );
    const rest = after
      ? matching.filter(connection => compare(keyOf(connection), after) > 0)
      : matching;
    const shown = rest.slice(0, page.limit);
    const last = shown.at(-1);
    const figures = await this.#store.figures(
      shown.map(({ connectionId }) => connectionId),
      this.#clock.now(),
    );
    const byConnection = new Map(figures.map(f => [f.connectionId, f]));
    return {
      items: shown.map(connection =>
        toItem(connection, byConnection.get(connection.connectionId)),
      ),
      syncStatusCounts: countByStatus(judged),
      ...(rest.length > shown.length &&
        last && { nextCursor: encodeCursor(keyOf(last)) }),
    };
  }

  async #judge(
    scope: TenantScope,
    { tenantId, provider }: TelemetryFilter,
  ): Promise<JudgedConnection[]> {
    const now = this.#clock.now();
    const tenants = (await this.#directory.list()).filter(
      ({ id }) => scopeIncludes(scope, id) && (tenantId ?? id) === id,
    );
    const connections = tenants.flatMap(tenant =>
      tenant.connections
        .filter(
          connection =>
            (provider ?? connection.provider) === connection.provider,
        )
        .map(connection => ({ tenant, connection })),
    );
    const narrow: TenantScope =
      tenantId === undefined
        ? scope
        : { all: false, tenantIds: new Set(tenants.map(({ id }) => id)) };
    const [syncs, schedules] = await Promise.all([
      this.#store.syncs(connections.map(({ connection }) => connection.id)),
      this.#schedules.list(narrow),
    ]);
    const syncsOf = new Map(syncs.map(s => [s.connectionId, s]));
    const scheduleOf = new Map(schedules.map(s => [s.tenantId, s]));
    const dueSlotOf = createDueSlotOf();
    return connections
      .map(({ tenant, connection }) => ({
        tenantId: tenant.id,
        connectionId: connection.id,
        provider: connection.provider,
        syncs: syncsOf.get(connection.id),
        status: syncStatusOf({
          tenant,
          connection,
          schedule: scheduleOf.get(tenant.id),
          syncs: syncsOf.get(connection.id),
          now,
          dueSlotOf,
        }),
      }))
      .sort((a, b) => compare(keyOf(a), keyOf(b)));
  }
}

type Key = [tenantId: string, connectionId: string];

function keyOf(connection: JudgedConnection): Key {
  return [connection.tenantId, connection.connectionId];
}

function compare(a: Key, b: Key): number {
  const at = a[0] === b[0] ? 1 : 0;
  if (a[at] === b[at]) {
    return 0;
  }
  return a[at] < b[at] ? -1 : 1;
}

function countByStatus(
  judged: readonly JudgedConnection[],
): Telemetry['syncStatusCounts'] {
  const count = (status: SyncStatus) =>
    judged.filter(connection => connection.status === status).length;
  return Object.fromEntries(
    syncStatusSchema.options.map(status => [status, count(status)]),
  ) as Telemetry['syncStatusCounts'];
}

function toItem(
  { tenantId, connectionId, provider, status, syncs }: JudgedConnection,
  figures: SyncFigures | undefined,
): TelemetryItem {
  return {
    tenantId,
    connectionId,
    provider,
    syncStatus: status,
    lastSyncedAt: syncs?.successEndedAt?.toISOString() ?? null,
    lastAttemptAt: syncs?.lastStartedAt.toISOString() ?? null,
    lastState: syncs?.lastState ?? null,
    rowsLast: figures?.rowsLast ?? null,
    rows7d: figures?.rows7d ?? 0,
    durationP50Ms: figures?.durationP50Ms ?? null,
    failures24h: figures?.failures24h ?? 0,
    lastError: syncs?.lastError ?? null,
  };
}
