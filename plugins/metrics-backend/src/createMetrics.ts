import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  Clock,
  PipelinesClient,
  TenantDirectory,
} from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { CombinedMetrics } from './combined/CombinedMetrics';
import type { MetricsConfig } from './config';
import { DatabaseFreshnessStore } from './freshness/DatabaseFreshnessStore';
import { FreshnessPolicies } from './freshness/FreshnessPolicies';
import { FreshnessReader } from './freshness/FreshnessReader';
import { FreshnessSweep } from './freshness/FreshnessSweep';
import { LayerEvaluator } from './freshness/LayerEvaluator';
import { DatabaseWarehouseTimes } from './freshness/WarehouseTimes';
import {
  WarehouseReads,
  WarehouseSectionsReader,
} from './sections/SectionsReader';
import { DatabaseSnapshotStore } from './snapshots/DatabaseSnapshotStore';
import { SnapshotBuilder } from './snapshots/SnapshotBuilder';
import { SnapshotRetention } from './snapshots/SnapshotRetention';
import { SnapshotWorker } from './snapshots/SnapshotWorker';

/** What the plugin is made of. */
export interface MetricsParts {
  combined: CombinedMetrics;
  freshness: FreshnessReader;
  snapshots: DatabaseSnapshotStore;
  sweep: FreshnessSweep;
  retention: SnapshotRetention;
  worker: SnapshotWorker;
}

/** Puts the parts of the plugin together. */
export function createMetrics(options: {
  config: MetricsConfig;
  knex: Knex;
  warehouse: WarehouseReads;
  directory: TenantDirectory;
  pipelines: PipelinesClient;
  signals: SignalsService;
  clock: Clock;
  logger: LoggerService;
  newId: () => string;
}): MetricsParts {
  const { config, knex, warehouse, directory, clock, logger } = options;
  const sections = WarehouseSectionsReader.create(warehouse);
  const snapshots = DatabaseSnapshotStore.create(knex);
  const store = DatabaseFreshnessStore.create(knex);
  const evaluator = new LayerEvaluator();
  const policies = FreshnessPolicies.create({
    directory,
    pipelines: options.pipelines,
    store,
    clock,
    logger,
  });
  const freshness = FreshnessReader.create({
    policies,
    store,
    evaluator,
    clock,
  });
  const sweep = FreshnessSweep.create({
    policies,
    times: DatabaseWarehouseTimes.create(warehouse),
    snapshots,
    store,
    evaluator,
    clock,
  });
  const builder = SnapshotBuilder.create({
    reader: sections,
    store: snapshots,
    directory,
    clock,
    newId: options.newId,
  });
  return {
    combined: CombinedMetrics.create({
      ...config,
      snapshots,
      sections,
      freshness,
      clock,
    }),
    freshness,
    snapshots,
    sweep,
    retention: SnapshotRetention.create({ store: snapshots, clock, logger }),
    worker: SnapshotWorker.create({
      builder,
      sweep,
      signals: options.signals,
      logger,
    }),
  };
}
