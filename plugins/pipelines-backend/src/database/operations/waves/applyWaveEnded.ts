import type { WaveEnded } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { stagesOf } from '../../../runs/ledgerRun';
import type { Rules } from '../../../runs/runChanges';
import type { RunDraft } from '../../../runs/RunDraft';
import { tokenAfter, WaveStart } from '../../../waves/wave';
import { loadRuns } from '../runs/load';
import { saveRuns } from '../runs/save';
import { startStage } from './startStage';

interface WaveRow {
  id: string;
  stage: string;
  token: string;
  full_window: boolean;
}

/**
 * Applies the end of a stage: each member's step ends; after a build the
 * members that were built go on to their snapshots in the same wave, after the
 * snapshots the wave is over. An end under another token than the stage's
 * changes nothing.
 *
 * @returns whether it changed anything
 */
export async function applyWaveEnded(
  trx: Knex.Transaction,
  ended: WaveEnded,
  start: WaveStart & Rules,
): Promise<boolean> {
  const wave = await trx<WaveRow>('waves')
    .where({ id: ended.waveId })
    .forUpdate()
    .first('id', 'stage', 'token', 'full_window');
  if (!wave || wave.stage !== ended.stage || wave.token !== ended.token) {
    return false;
  }
  const drafts = await loadRuns(
    trx,
    ended.members.map(({ runId }) => runId),
  );
  const byId = new Map(drafts.map(draft => [draft.run.id, draft]));
  for (const member of ended.members) {
    byId.get(member.runId)?.endAttempt(member, start);
  }
  const built = ended.stage === 'building' ? drafts.filter(isBuilt) : [];
  if (built.length > 0) {
    await moveToSnapshots(trx, wave, built, start);
  } else {
    await trx('waves')
      .where({ id: wave.id })
      .update({ stage: 'ended', ended_at: start.now });
  }
  drafts.forEach(draft => draft.advance(start.now));
  await saveRuns(trx, drafts, start.now);
  return true;
}

function isBuilt({ run }: RunDraft): boolean {
  const { transform, snapshot } = stagesOf(run);
  return (
    run.state === 'running' &&
    !run.cancelRequestedAt &&
    transform?.state === 'succeeded' &&
    snapshot?.state === 'pending'
  );
}

async function moveToSnapshots(
  trx: Knex.Transaction,
  wave: WaveRow,
  built: RunDraft[],
  start: WaveStart,
): Promise<void> {
  const { now, policy } = start;
  const token = tokenAfter(wave.token);
  await trx('waves')
    .where({ id: wave.id })
    .update({
      stage: 'snapshotting',
      token,
      stage_started_at: now,
      deadline_at: new Date(now.getTime() + policy.snapshotDeadlineMs),
    });
  const { id: waveId, full_window: fullWindow } = wave;
  await startStage(
    trx,
    { waveId, token, stage: 'snapshotting', fullWindow },
    built,
    start,
  );
}
