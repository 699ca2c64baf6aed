import { randomUUID } from 'node:crypto';
import type {
  Clock,
  JobQueue,
  TenantDirectory,
} from '@adinsights/plugin-platform-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { PipelinesConfig } from './config';
import { DatabaseFleetStore } from './database/DatabaseFleetStore';
import { DatabaseRunStore } from './database/DatabaseRunStore';
import { DatabaseScheduleStore } from './database/DatabaseScheduleStore';
import { DatabaseTelemetryStore } from './database/DatabaseTelemetryStore';
import { FleetService } from './fleet/FleetService';
import { Reconciler } from './reconcile/Reconciler';
import { Ledger } from './runs/Ledger';
import { RunService } from './runs/RunService';
import { ScheduleService } from './schedules/ScheduleService';
import { TelemetryService } from './telemetry/TelemetryService';
import { Dispatcher } from './tick/Dispatcher';
import { TickLoop } from './tick/TickLoop';

/** Everything of this plugin that holds dependencies, put together. */
export function createEngine(options: {
  knex: Knex;
  queue: JobQueue;
  directory: TenantDirectory;
  clock: Clock;
  config: PipelinesConfig;
  logger: LoggerService;
  newId?: () => string;
  random?: () => number;
}) {
  const { knex, queue, directory, clock, config, logger } = options;
  const newId = options.newId ?? randomUUID;
  const random = options.random ?? Math.random;
  const scheduleStore = new DatabaseScheduleStore(knex);
  const schedules = new ScheduleService({
    store: scheduleStore,
    directory,
    clock,
  });
  const ledger = new Ledger({ knex, queue, config, clock, newId, random });
  const dispatcher = new Dispatcher({
    knex,
    queue,
    directory,
    schedules,
    ledger,
    config,
    clock,
    newId,
  });
  return {
    queue,
    ledger,
    reconciler: new Reconciler({ knex, queue, ledger, clock }),
    dispatcher,
    loop: new TickLoop({ tick: () => dispatcher.tick(), logger }),
    schedules,
    runs: new RunService({
      store: new DatabaseRunStore(knex, clock),
      ledger,
      clock,
      newId,
    }),
    telemetry: new TelemetryService({
      store: new DatabaseTelemetryStore(knex),
      schedules: scheduleStore,
      directory,
      clock,
    }),
    fleet: new FleetService({
      store: new DatabaseFleetStore(knex),
      schedules: scheduleStore,
      directory,
      clock,
    }),
  };
}
