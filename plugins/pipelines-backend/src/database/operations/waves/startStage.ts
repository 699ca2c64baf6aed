import type { WaveJob } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { stagesOf } from '../../../runs/ledgerRun';
import type { RunDraft } from '../../../runs/RunDraft';
import type { WaveStart } from '../../../waves/wave';
import { Columns, recordset } from '../../recordset';

interface MemberRow {
  run_id: string;
  tenant_id: string;
  step_id: string;
  attempt: number;
}

const memberColumns: Columns<MemberRow> = {
  run_id: 'text',
  tenant_id: 'text',
  step_id: 'text',
  attempt: 'integer',
};

/**
 * Starts an attempt of the stage's step for each run, enters the runs as
 * members and sends the job. The row of the wave stands already; the runs are
 * saved by the caller.
 */
export async function startStage(
  trx: Knex.Transaction,
  wave: Pick<WaveJob, 'waveId' | 'token' | 'stage' | 'fullWindow'>,
  drafts: readonly RunDraft[],
  { now, policy, send }: WaveStart,
): Promise<void> {
  const members = drafts.flatMap(draft => {
    const { transform, snapshot } = stagesOf(draft.run);
    const step = wave.stage === 'building' ? transform : snapshot;
    return step ? [draft.startAttempt(step, now, wave.waveId)] : [];
  });
  const rows = members.map(member => ({
    run_id: member.runId,
    tenant_id: member.tenantId,
    step_id: member.stepId,
    attempt: member.attempt,
  }));
  await trx.raw(
    `insert into wave_members
       (wave_id, run_id, tenant_id, stage, step_id, attempt)
     select ?, run_id, tenant_id, ?, step_id, attempt from ?
     on conflict (wave_id, run_id) do update set stage = excluded.stage,
       step_id = excluded.step_id, attempt = excluded.attempt`,
    [wave.waveId, wave.stage, recordset(trx, memberColumns, rows)],
  );
  await send({ ...wave, warehouse: policy.warehouse, members });
}
