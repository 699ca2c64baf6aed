import type { StepJob } from '@adinsights/plugin-platform-node';
import type { WaveStage } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { tokenAfter, WaveStart } from '../../../waves/wave';

/** A stage of a wave that the ledger believes to be at work. */
export interface StageAtWork {
  waveId: string;
  token: string;
}

/** The stages that began before a time and have not ended. */
export async function findStagesAtWork(
  knex: Knex,
  startedBefore: Date,
): Promise<StageAtWork[]> {
  return knex('waves')
    .whereIn('stage', ['building', 'snapshotting'])
    .where('stage_started_at', '<', startedBefore)
    .select<StageAtWork[]>({ waveId: 'id', token: 'token' });
}

/**
 * Does a stage again whose job is gone: under a new token, so that nothing of
 * the old one counts, with the members that have not ended.
 *
 * @returns whether the stage was still the one that is meant
 */
export async function restartStage(
  trx: Knex.Transaction,
  { waveId, token }: StageAtWork,
  { now, policy, send }: Pick<WaveStart, 'now' | 'policy' | 'send'>,
): Promise<boolean> {
  const wave = await trx('waves')
    .where({ id: waveId, token })
    .whereNot({ stage: 'ended' })
    .forUpdate()
    .first<{ stage: WaveStage; full_window: boolean } | undefined>(
      'stage',
      'full_window',
    );
  if (!wave) {
    return false;
  }
  const { rows: members } = await trx.raw<{ rows: StepJob[] }>(
    `select member.tenant_id as "tenantId", member.run_id as "runId",
       member.step_id as "stepId", member.attempt, runs.traceparent
     from wave_members as member
     join runs on runs.id = member.run_id
     join steps on steps.id = member.step_id and steps.state = 'running'
       and steps.attempt = member.attempt
     where member.wave_id = ? and member.stage = ?
     order by member.run_id`,
    [waveId, wave.stage],
  );
  if (members.length === 0) {
    await trx('waves')
      .where({ id: waveId })
      .update({ stage: 'ended', ended_at: now });
    return true;
  }
  const next = tokenAfter(token);
  await trx('waves')
    .where({ id: waveId })
    .update({ token: next, stage_started_at: now });
  await send({
    waveId,
    token: next,
    stage: wave.stage,
    warehouse: policy.warehouse,
    fullWindow: wave.full_window,
    members,
  });
  return true;
}
