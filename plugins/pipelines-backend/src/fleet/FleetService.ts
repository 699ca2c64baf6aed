import {
  Fleet,
  PipelinesFleetRow,
  toFleet,
} from '@adinsights/plugin-platform-common';
import {
  Clock,
  scopeIncludes,
  TenantDirectory,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import type { ScheduleStore } from '../schedules/ScheduleStore';
import type { FleetStore } from './FleetStore';

const columns = [
  'tenantId',
  'lastRunId',
  'lastRunState',
  'lastRunEndedAt',
  'activeRunId',
  'nextRunAt',
  'paused',
] as const satisfies (keyof PipelinesFleetRow)[];

/** Every tenant in scope with its newest runs and its next one. */
export class FleetService {
  readonly #store: FleetStore;
  readonly #schedules: ScheduleStore;
  readonly #directory: TenantDirectory;
  readonly #clock: Clock;

  constructor(options: {
    store: FleetStore;
    schedules: ScheduleStore;
    directory: TenantDirectory;
    clock: Clock;
  }) {
    this.#store = options.store;
    this.#schedules = options.schedules;
    this.#directory = options.directory;
    this.#clock = options.clock;
  }

  async list(scope: TenantScope): Promise<Fleet> {
    const tenants = (await this.#directory.list()).filter(({ id }) =>
      scopeIncludes(scope, id),
    );
    const [runs, schedules] = await Promise.all([
      this.#store.runs(tenants.map(({ id }) => id)),
      this.#schedules.list(scope),
    ]);
    const runsOf = new Map(runs.map(item => [item.tenantId, item]));
    const scheduleOf = new Map(schedules.map(item => [item.tenantId, item]));
    const rows = tenants.map(({ id, status }): PipelinesFleetRow => {
      const newest = runsOf.get(id);
      const schedule = scheduleOf.get(id);
      const paused = status !== 'active' || (schedule?.paused ?? false);
      return {
        tenantId: id,
        lastRunId: newest?.lastRunId ?? null,
        lastRunState: newest?.lastRunState ?? null,
        lastRunEndedAt: newest?.lastRunEndedAt?.toISOString() ?? null,
        activeRunId: newest?.activeRunId ?? null,
        nextRunAt: paused || !schedule ? null : schedule.nextDue.toISOString(),
        paused,
      };
    });
    return toFleet(columns, rows, this.#clock.now());
  }
}
