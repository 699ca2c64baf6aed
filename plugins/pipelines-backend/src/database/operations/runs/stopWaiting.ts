import type { Knex } from 'knex';
import { loadRuns } from './load';
import { saveRuns } from './save';

/**
 * Lets runs go on whose first sync landed a grace ago while others have not
 * ended.
 */
export async function stopWaiting(
  trx: Knex.Transaction,
  options: { now: Date; landedBefore: Date; limit: number },
): Promise<number> {
  const { now, landedBefore, limit } = options;
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from runs
     where state = 'running' and ready_at is null and first_landed_at <= ?
       and cancel_requested_at is null
     order by first_landed_at limit ? for update skip locked`,
    [landedBefore, limit],
  );
  const drafts = await loadRuns(
    trx,
    rows.map(({ id }) => id),
  );
  drafts.forEach(draft => draft.stopWaiting(now));
  await saveRuns(trx, drafts, now);
  return drafts.length;
}
