import type { StepEnded } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import type { NewRun } from '../../../runs/ledgerRun';
import type { Rules } from '../../../runs/runChanges';
import type { RunDraft } from '../../../runs/RunDraft';
import { insertRuns } from './insert';
import { loadRuns } from './load';
import { saveRuns } from './save';

/**
 * Applies the end of an attempt to the ledger. One that was applied before,
 * or that is not the newest any more, changes nothing.
 *
 * @returns whether it changed anything
 */
export async function applyStepEnded(
  trx: Knex.Transaction,
  ended: StepEnded,
  rules: Rules,
  newLateRun: (draft: RunDraft) => NewRun,
): Promise<boolean> {
  const [draft] = await loadRuns(trx, [ended.runId]);
  if (!draft?.endAttempt(ended, rules)) {
    return false;
  }
  draft.advance(rules.now);
  await saveRuns(trx, [draft], rules.now);
  if (draft.landedLate) {
    await insertRuns(trx, [newLateRun(draft)]);
  }
  return true;
}
