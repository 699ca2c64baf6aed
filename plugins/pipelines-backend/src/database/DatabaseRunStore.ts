import type {
  Failure,
  RunKind,
  RunState,
} from '@adinsights/plugin-platform-common';
import type { Clock, TenantScope } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import type { NewRun } from '../runs/ledgerRun';
import type {
  RunDetailRecord,
  RunFilter,
  RunKey,
  RunRecord,
  RunStore,
} from '../runs/RunStore';
import type { WaitingFacts } from '../runs/waiting';
import { queueManual } from './operations/runs/queueManual';
import { readDetail } from './operations/runs/readDetail';
import { readWaiting } from './operations/runs/readWaiting';
import { inScope } from './scoped';

interface RunRow {
  id: string;
  tenant_id: string;
  kind: RunKind;
  slot: Date | null;
  state: RunState;
  reason: string | null;
  requested_by: string | null;
  queued_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  trace_id: string;
  failure: Failure | null;
}

/** {@link RunStore} over the ledger's tables. */
export class DatabaseRunStore implements RunStore {
  readonly #knex: Knex;
  readonly #clock: Clock;

  constructor(knex: Knex, clock: Clock) {
    this.#knex = knex;
    this.#clock = clock;
  }

  async list(
    scope: TenantScope,
    filter: RunFilter,
    page: { limit: number; after?: RunKey },
  ): Promise<RunRecord[]> {
    const query = this.#knex<RunRow>('runs')
      .modify(inScope, scope)
      .orderBy([
        { column: 'queued_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(page.limit);
    if (filter.tenantId !== undefined) {
      query.where({ tenant_id: filter.tenantId });
    }
    if (filter.state !== undefined) {
      query.where({ state: filter.state });
    }
    if (page.after) {
      query.whereRaw('(queued_at, id) < (?, ?)', [
        page.after.queuedAt,
        page.after.id,
      ]);
    }
    const rows = await query.select<RunRow[]>('*');
    const waiting = await readWaiting(this.#knex, rows, this.#clock.now());
    return rows.map(row => toRecord(row, waiting.get(row.id)));
  }

  async get(
    scope: TenantScope,
    runId: string,
  ): Promise<RunDetailRecord | undefined> {
    const row = await this.#knex<RunRow>('runs')
      .where({ id: runId })
      .modify(inScope, scope)
      .first();
    if (!row) {
      return undefined;
    }
    const [waiting, detail] = await Promise.all([
      readWaiting(this.#knex, [row], this.#clock.now()),
      readDetail(this.#knex, runId),
    ]);
    return { ...toRecord(row, waiting.get(row.id)), ...detail };
  }

  async queueManual(run: NewRun): Promise<string> {
    return this.#knex.transaction(trx => queueManual(trx, run));
  }
}

function toRecord(row: RunRow, waiting: WaitingFacts | undefined): RunRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    slot: row.slot,
    state: row.state,
    reason: row.reason,
    requestedBy: row.requested_by,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    traceId: row.trace_id,
    failure: row.failure,
    waiting: waiting ?? null,
  };
}
