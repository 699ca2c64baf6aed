import type { Knex } from 'knex';
import type { NewRun } from '../../../runs/ledgerRun';
import { insertRuns } from './insert';

/**
 * Queues a run by hand unless one of the tenant waits already.
 *
 * @returns the id of the run that waits now
 */
export async function queueManual(
  trx: Knex.Transaction,
  run: NewRun,
): Promise<string> {
  for (;;) {
    const inserted = await insertRuns(trx, [run]);
    if (inserted.has(run.id)) {
      return run.id;
    }
    const waiting = await trx('runs')
      .where({ tenant_id: run.tenantId, state: 'queued', kind: run.kind })
      .first<{ id: string } | undefined>('id');
    if (waiting) {
      return waiting.id;
    }
    // It started between the two statements: then there is room again.
  }
}
