import type { Knex } from 'knex';
import { FIRST_TOKEN, WaveStart } from '../../../waves/wave';
import { loadRuns } from '../runs/load';
import { saveRuns } from '../runs/save';
import { startStage } from './startStage';

/**
 * Forms a wave that only takes snapshots, for runs whose build succeeded and
 * whose snapshot has to be tried again.
 *
 * @returns the number of members, 0 when no wave was formed
 */
export async function formSnapshotWave(
  trx: Knex.Transaction,
  start: WaveStart,
): Promise<number> {
  const { now, policy, newId } = start;
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from runs
     where state = 'running' and id in (
       select steps.run_id from steps
       join steps as built on built.run_id = steps.run_id
         and built.kind = 'transform' and built.state = 'succeeded'
       where steps.kind = 'snapshot' and steps.state = 'pending'
         and steps.not_before <= ?
       order by steps.not_before limit ?
     )
     for update skip locked`,
    [now, policy.maxMembers],
  );
  if (rows.length === 0) {
    return 0;
  }
  const wave = {
    waveId: newId(),
    token: FIRST_TOKEN,
    stage: 'snapshotting' as const,
    fullWindow: false,
  };
  await trx('waves').insert({
    id: wave.waveId,
    warehouse: policy.warehouse,
    stage: wave.stage,
    token: wave.token,
    full_window: wave.fullWindow,
    started_at: now,
    stage_started_at: now,
    deadline_at: new Date(now.getTime() + policy.snapshotDeadlineMs),
  });
  const drafts = await loadRuns(
    trx,
    rows.map(({ id }) => id),
  );
  await startStage(trx, wave, drafts, start);
  await saveRuns(trx, drafts, now);
  return drafts.length;
}
