import { isSynced } from '@adinsights/plugin-platform-common';
import {
  Clock,
  JobQueue,
  newTraceparent,
  TenantDirectory,
  TenantRecord,
} from '@adinsights/plugin-platform-node';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { PipelinesConfig } from '../config';
import { admitRuns, Admission } from '../database/operations/runs/admit';
import { listAirbyteResources } from '../database/operations/lanes/listAirbyteResources';
import { startSyncs } from '../database/operations/runs/startSyncs';
import { stopWaiting } from '../database/operations/runs/stopWaiting';
import { queueDue } from '../database/operations/schedules/queueDue';
import { formWave } from '../database/operations/waves/form';
import { formSnapshotWave } from '../database/operations/waves/formSnapshotWave';
import type { LanePolicy } from '../lanes/lane';
import type { Ledger } from '../runs/Ledger';
import type { ScheduleService } from '../schedules/ScheduleService';

const SCHEDULES_PER_STATEMENT = 1_000;
const RUNS_PER_STATEMENT = 1_000;

/**
 * Moves everything that is due: schedules into the queue, queued runs into
 * work, syncs to Airbyte, ready runs into waves. Any replica may do it at any
 * time; each phase takes only rows that no other has in hand.
 */
export class Dispatcher {
  readonly #knex: Knex;
  readonly #queue: JobQueue;
  readonly #directory: TenantDirectory;
  readonly #schedules: ScheduleService;
  readonly #ledger: Ledger;
  readonly #config: PipelinesConfig;
  readonly #clock: Clock;
  readonly #newId: () => string;

  constructor(options: {
    knex: Knex;
    queue: JobQueue;
    directory: TenantDirectory;
    schedules: ScheduleService;
    ledger: Ledger;
    config: PipelinesConfig;
    clock: Clock;
    newId: () => string;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#directory = options.directory;
    this.#schedules = options.schedules;
    this.#ledger = options.ledger;
    this.#config = options.config;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  /**
   * One pass. A phase that fails does not keep the others from their work.
   *
   * @throws AggregateError - with the error of each phase that failed
   */
  async tick(): Promise<void> {
    const phases = [
      () => this.#schedules.addMissing(),
      () => this.queueDue(),
      () => this.#admit(),
      () => this.#ledger.wakeCancelled(),
      () => this.#startSyncs(),
      () => this.#stopWaiting(),
      () => this.#formWaves(),
      () => this.#ledger.endOverdueWaves(),
    ];
    const errors: Error[] = [];
    for (const phase of phases) {
      try {
        await phase();
      } catch (error) {
        errors.push(toError(error));
      }
    }
    if (errors.length > 0) {
      throw new AggregateError(errors, messagesOf(errors));
    }
  }

  /** Queues a run for every schedule that is due. */
  async queueDue(): Promise<void> {
    const tenants = await this.#tenants();
    await untilDrained(SCHEDULES_PER_STATEMENT, limit =>
      this.#knex.transaction(async trx => {
        const now = this.#clock.now();
        const { due } = await queueDue(trx, {
          now,
          limit,
          mayRun: tenantId => tenants.get(tenantId)?.status === 'active',
          newRun: ({ tenantId }, slot) => ({
            id: this.#newId(),
            tenantId,
            kind: 'scheduled',
            slot,
            reason: null,
            requestedBy: null,
            queuedAt: now,
            traceparent: newTraceparent(),
          }),
        });
        return due;
      }),
    );
  }

  async #admit(): Promise<void> {
    const tenants = await this.#tenants();
    await untilDrained(RUNS_PER_STATEMENT, limit =>
      this.#knex.transaction(trx =>
        admitRuns(trx, {
          now: this.#clock.now(),
          limit,
          lanes: this.#config.lanes,
          newId: this.#newId,
          admissionOf: async tenantId => {
            const known = tenants.get(tenantId);
            // It may be active for less time than the list is old.
            return admissionOf(
              known?.status === 'active'
                ? known
                : await this.#directory.get(tenantId),
              this.#config.lanes,
            );
          },
        }),
      ),
    );
  }

  async #startSyncs(): Promise<void> {
    const resources = await listAirbyteResources(this.#knex);
    for (const resource of resources) {
      await untilDrained(RUNS_PER_STATEMENT, limit =>
        this.#knex.transaction(trx =>
          startSyncs(trx, {
            resource,
            now: this.#clock.now(),
            limit,
            send: jobs => this.#queue.sendAll('airbyte.trigger', jobs, { trx }),
          }),
        ),
      );
    }
  }

  async #stopWaiting(): Promise<void> {
    await untilDrained(RUNS_PER_STATEMENT, limit =>
      this.#knex.transaction(trx => {
        const now = this.#clock.now();
        const landedBefore = new Date(now.getTime() - this.#config.syncGraceMs);
        return stopWaiting(trx, { now, landedBefore, limit });
      }),
    );
  }

  async #formWaves(): Promise<void> {
    await this.#knex.transaction(trx =>
      formWave(trx, this.#ledger.waveStart(trx)),
    );
    await this.#knex.transaction(trx =>
      formSnapshotWave(trx, this.#ledger.waveStart(trx)),
    );
  }

  async #tenants(): Promise<Map<string, TenantRecord>> {
    const records = await this.#directory.list();
    return new Map(records.map(record => [record.id, record]));
  }
}

function admissionOf(
  tenant: TenantRecord | undefined,
  { premiumWeight }: LanePolicy,
): Admission {
  if (tenant?.status !== 'active') {
    return { refused: `the tenant is ${tenant?.status ?? 'not known'}` };
  }
  return {
    weight: tenant.tier === 'premium' ? premiumWeight : 1,
    connections: tenant.connections
      .filter(({ status }) => isSynced(status))
      .map(({ id, provider, airbyteInstance, airbyteConnectionId }) => ({
        id,
        provider,
        airbyteInstance,
        airbyteConnectionId,
      })),
  };
}

/** Works in batches until one comes back short. */
async function untilDrained(
  limit: number,
  work: (limit: number) => Promise<number>,
): Promise<void> {
  for (;;) {
    const done = await work(limit);
    if (done < limit) {
      return;
    }
  }
}

function messagesOf(errors: Error[]): string {
  return [...new Set(errors.map(({ message }) => message))].join('; ');
}
