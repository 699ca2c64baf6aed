import type { RunState } from '@adinsights/plugin-platform-common';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { serveLanes } from '../lanes/serve';
import { loadRuns } from './load';
import { saveRuns } from './save';

const retryable: readonly RunState[] = ['failed', 'degraded', 'cancelled'];
const UNIQUE_VIOLATION = '23505';

/**
 * Starts a run that ended again from the steps that did not succeed. The
 * lane is locked first, so that no run of the tenant is admitted meanwhile.
 *
 * @throws ConflictError - when the run has not ended or succeeded, or another
 *   of its tenant is at work
 */
export async function retryRun(
  trx: Knex.Transaction,
  options: { runId: string; tenantId: string; now: Date; by: string },
): Promise<void> {
  const { runId, tenantId, now, by } = options;
  const lane = await trx('lanes')
    .where({ tenant_id: tenantId })
    .forUpdate()
    .first<{ weight: number } | undefined>('weight');
  const [draft] = await loadRuns(trx, [runId]);
  if (!retryable.includes(draft.run.state)) {
    throw new ConflictError(
      `run: ${runId} is ${draft.run.state}, only one that failed, is degraded or was cancelled can run again`,
    );
  }
  const active = await trx('runs')
    .where({ tenant_id: tenantId, state: 'running' })
    .first<{ id: string } | undefined>('id');
  if (active) {
    throw new ConflictError(
      `run: ${tenantId} has another run at work, ${active.id}`,
    );
  }
  const weight = lane?.weight ?? 1;
  const turns = await serveLanes(trx, [{ tenantId, weight }]);
  draft.retry(turns.get(tenantId) ?? 0, now, by);
  try {
    await saveRuns(trx, [draft], now);
  } catch (error) {
    if (
      error instanceof Error &&
      Reflect.get(error, 'code') === UNIQUE_VIOLATION
    ) {
      throw new ConflictError(`run: ${tenantId} has another run in its line`);
    }
    throw error;
  }
}
