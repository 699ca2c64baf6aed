import type { Page, Run, RunDetail } from '@adinsights/plugin-platform-common';
import {
  Clock,
  decodeCursor,
  encodeCursor,
  newTraceparent,
  TenantRecord,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import type { Ledger } from './Ledger';
import type { RunFilter, RunStore } from './RunStore';
import { toRun, toRunDetail } from './toRun';

const cursorSchema = z.tuple([z.iso.datetime(), z.string()]);

/** Runs as callers ask for them and start them. */
export class RunService {
  readonly #store: RunStore;
  readonly #ledger: Pick<Ledger, 'cancel' | 'retry'>;
  readonly #clock: Clock;
  readonly #newId: () => string;

  constructor(options: {
    store: RunStore;
    ledger: Pick<Ledger, 'cancel' | 'retry'>;
    clock: Clock;
    newId: () => string;
  }) {
    this.#ledger = options.ledger;
    this.#store = options.store;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  /** Newest first; new runs never move what a cursor has passed. */
  async list(
    scope: TenantScope,
    filter: RunFilter,
    page: { limit: number; cursor?: string },
  ): Promise<Page<Run>> {
    const after = page.cursor
      ? decodeCursor(cursorSchema, page.cursor)
      : undefined;
    const records = await this.#store.list(scope, filter, {
      limit: page.limit + 1,
      after: after && { queuedAt: new Date(after[0]), id: after[1] },
    });
    const shown = records.slice(0, page.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toRun),
      ...(records.length > page.limit &&
        last && {
          nextCursor: encodeCursor([last.queuedAt.toISOString(), last.id]),
        }),
    };
  }

  /** @throws NotFoundError - when there is no such run in scope */
  async get(scope: TenantScope, runId: string): Promise<RunDetail> {
    const record = await this.#store.get(scope, runId);
    if (!record) {
      throw new NotFoundError(`run: no run ${runId}`);
    }
    return toRunDetail(record);
  }

  /**
   * Queues a run by hand. While one waits, that one is answered.
   *
   * @throws ConflictError - when the tenant is not active
   */
  async start(
    scope: TenantScope,
    tenant: TenantRecord,
    request: { reason?: string; requestedBy: string; traceparent?: string },
  ): Promise<Run> {
    if (tenant.status !== 'active') {
      throw new ConflictError(
        `tenant: ${tenant.id} is ${tenant.status}, only an active one can run`,
      );
    }
    const runId = await this.#store.queueManual({
      id: this.#newId(),
      tenantId: tenant.id,
      kind: 'manual',
      slot: null,
      reason: request.reason ?? null,
      requestedBy: request.requestedBy,
      queuedAt: this.#clock.now(),
      traceparent: request.traceparent ?? newTraceparent(),
    });
    return this.#run(scope, runId);
  }

  /**
   * Cancels a run that waits; one at work ends as soon as its workers heard.
   *
   * @throws ConflictError - when it has ended
   */
  async cancel(scope: TenantScope, runId: string, by: string): Promise<Run> {
    await this.get(scope, runId);
    await this.#ledger.cancel(runId, by);
    return this.#run(scope, runId);
  }

  /**
   * Runs a run again from the steps that did not succeed.
   *
   * @throws ConflictError - when it has not ended, succeeded, or another run
   *   of the tenant is at work
   */
  async retry(scope: TenantScope, runId: string, by: string): Promise<Run> {
    await this.#ledger.retry(await this.get(scope, runId), by);
    return this.#run(scope, runId);
  }

  async #run(scope: TenantScope, runId: string): Promise<Run> {
    const {
      steps: _steps,
      events: _events,
      ...run
    } = await this.get(scope, runId);
    return run;
  }
}
